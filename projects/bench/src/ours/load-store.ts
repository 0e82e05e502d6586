import type { LicenseStore } from 'ngx-genesys-license';
import { lastValueFrom, tap } from 'rxjs';
import { samplePageSize } from '../data/sample-organization';

/** Streams all users into the store. */
export async function loadStore(store: LicenseStore, onPage: () => void = () => undefined): Promise<void> {
  await lastValueFrom(store.streamUsers({ pageSize: samplePageSize }).pipe(tap(onPage)));
}
