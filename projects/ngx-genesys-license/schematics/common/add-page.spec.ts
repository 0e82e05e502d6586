import { addLibrary, emptyWorkspace, trySchematic, tryWorkspace } from '../testing/try-schematic';

const app = '/projects/shop/src/app';
const pages = [
  ['users-page', 'license-users', 'LicenseUsersTable', '<license-users-table'],
  ['batch-page', 'license-batch', 'LicenseBatchPanel', '<license-batch-panel'],
] as const;

for (const [schematic, name, component, tag] of pages) {
  describe(`ng generate ngx-genesys-license:${schematic}`, () => {
    it('makes a page and its route', async () => {
      const { tree } = await trySchematic(schematic, {}, await tryWorkspace());
      const page = tree.readContent(`${app}/${name}-page/${name}-page.ts`);
      expect(page).toContain(`import { ${component} } from 'ngx-genesys-license/components';`);
      expect(page).toContain(tag);
      expect(page).not.toContain('<%');
      expect(tree.readContent(`${app}/app.routes.ts`)).toContain(`path: '${name}'`);
    });

    it('takes another name and route', async () => {
      const options = { name: 'SeatAdmin', route: 'admin/seats' };
      const { tree } = await trySchematic(schematic, options, await tryWorkspace({ prefix: 'acme' }));
      const page = tree.readContent(`${app}/seat-admin-page/seat-admin-page.ts`);
      expect(page).toContain('export class SeatAdminPage');
      expect(page).toContain("selector: 'acme-seat-admin-page'");
      expect(tree.readContent(`${app}/app.routes.ts`)).toContain("path: 'admin/seats'");
    });

    it('adds no route where none is wanted', async () => {
      const { tree, log } = await trySchematic(schematic, { route: '' }, await tryWorkspace());
      expect(tree.readContent(`${app}/app.routes.ts`)).toContain('Routes = []');
      expect(log).toContain(`<app-${name}-page />`);
    });

    it('leaves a page that is there as it is', async () => {
      const { tree } = await trySchematic(schematic, {}, await tryWorkspace());
      const file = `${app}/${name}-page/${name}-page.ts`;
      tree.overwrite(file, '// mine');
      const { tree: again, log } = await trySchematic(schematic, {}, tree);
      expect(again.readContent(file)).toBe('// mine');
      expect(again.readContent(`${app}/app.routes.ts`).match(/path:/g)?.length).toBe(1);
      expect(log).toContain('already');
    });

    it('comes before a route that takes everything', async () => {
      const workspace = await tryWorkspace();
      workspace.overwrite(
        `${app}/app.routes.ts`,
        "import { Routes } from '@angular/router';\nexport const routes: Routes = [{ path: '**', redirectTo: '' }];\n",
      );
      const { tree } = await trySchematic(schematic, {}, workspace);
      const routes = tree.readContent(`${app}/app.routes.ts`);
      expect(routes.indexOf(`'${name}'`)).toBeLessThan(routes.indexOf("'**'"));
    });

    it('makes nothing in a library', async () => {
      const workspace = await addLibrary('widgets', await emptyWorkspace());
      const { tree, log } = await trySchematic(schematic, {}, workspace);
      expect(tree.files).toEqual(workspace.files);
      expect(log).toContain('library');
    });
  });
}
