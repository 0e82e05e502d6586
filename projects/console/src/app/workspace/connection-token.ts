import { InjectionToken, type Signal } from '@angular/core';
import type { Connection } from '../session/connection';

/** The connection whose pages these are. */
export const CONNECTION = new InjectionToken<Signal<Connection>>('the connection in use');
