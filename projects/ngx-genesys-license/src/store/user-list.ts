import { toSignal } from '@angular/core/rxjs-interop';
import { filter, merge } from 'rxjs';
import type { LicenseLedger } from '../core/license-ledger';
import type { LicenseEngine } from '../engine/license-engine';
import type { UserList } from '../model/users';

/** All known users. In an injection context, with which it ends: the engine may outlive the store. */
export function userListOf(engine: LicenseEngine): UserList {
  const moves = engine.changes$.pipe(filter(({ members }) => members));
  const followed = toSignal(merge(moves, engine.reset$), { equal: () => false });
  const live = (): LicenseLedger => {
    followed();
    return engine.ledger;
  };
  return {
    length: () => live().members.size,
    at: (position) => idAt(live(), engine.ledger.members.at(position)),
    indexOf: (userId) => {
      const { users, members } = live();
      const row = users.find(userId);
      return row === undefined ? -1 : members.rank(row);
    },
    ids: () => {
      const { users, members } = live();
      return Array.from(members, (row) => users.id(row));
    },
  };
}

export function idAt({ users }: LicenseLedger, row: number | undefined): string | undefined {
  return row === undefined ? undefined : users.id(row);
}
