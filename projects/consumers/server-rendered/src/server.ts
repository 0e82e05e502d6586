import { AngularAppEngine } from '@angular/ssr';
import { createNodeRequestHandler } from '@angular/ssr/node';

const engine = new AngularAppEngine({ allowedHosts: ['127.0.0.1'] });

/** The page at an address of this machine, as text. */
export async function render(path: string): Promise<string> {
  const response = await engine.handle(new Request(`http://127.0.0.1${path}`));
  return response === null ? '' : response.text();
}

/** What the Angular CLI asks for while it builds. */
export const reqHandler = createNodeRequestHandler((request, response) => {
  void render(request.url ?? '/').then((html) => response.end(html));
});
