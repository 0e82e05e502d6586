import '@angular/compiler';
import {
  createEnvironmentInjector,
  Injector,
  type EnvironmentInjector,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';

/** An injector as a route of an application has it, without a platform: Angular's signals need no browser. */
export function makeInjector(providers: (Provider | EnvironmentProviders)[]): EnvironmentInjector {
  const nothing: unknown = Injector.create({ providers: [] });
  return createEnvironmentInjector(providers, nothing as EnvironmentInjector);
}
