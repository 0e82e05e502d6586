/** A user as a plain row. */
export interface BenchUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly licenses: readonly string[];
}

interface Organization {
  readonly userCount: number;
  userIdAt(index: number): string;
  user(id: string): { readonly name: string; readonly email: string } | undefined;
  licensesOf(id: string): readonly string[];
}

/** The users of the emulated organization, for tables that take all their rows at once. */
export const benchUsers = {
  rows: [] as BenchUser[],
  set(organization: Organization): void {
    benchUsers.rows = Array.from({ length: organization.userCount }, (_, index) => {
      const id = organization.userIdAt(index);
      const { name = id, email = '' } = organization.user(id) ?? {};
      return { id, name, email, licenses: organization.licensesOf(id) };
    });
  },
};
