import { globSync, readFileSync } from 'node:fs';

/** What Bootstrap 5 styles by a name without a hyphen: in a page with it, an element of that class looks otherwise. */
const taken = new Set(
  (
    'accordion alert badge blockquote border bottom breadcrumb btn card carousel clearfix col collapse collapsed container ' +
    'dropdown dropend dropstart dropup fade figure h1 h2 h3 h4 h5 h6 hstack initialism invisible lead mark modal nav navbar ' +
    'offcanvas pagination placeholder popover progress row rounded shadow show showing small spinner table tab toast ' +
    'tooltip visible vr vstack'
  ).split(' '),
);

describe('the classes of the components', () => {
  it('are none that Bootstrap styles', () => {
    const files = globSync('projects/ngx-genesys-license/{components,material}/**/*.{ts,html}').filter(
      (path) => !/\.spec\.ts$|\/testing\//.test(path),
    );
    const classes = files.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bclass(?:="|: '|\.)([\w -]+)/g)].flatMap(([, names = '']) =>
        names.split(' ').map((name) => ({ path, name })),
      ),
    );
    expect(classes.length).toBeGreaterThan(300);
    expect(classes.filter(({ name }) => taken.has(name))).toEqual([]);
  });
});
