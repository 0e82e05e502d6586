const shown = ['inputs', 'outputs'];

/** Of what Storybook extracts of a component, the part that a template can say; protected members are nobody else's business. */
export const createDocgenProvider = () => (next) => async (input) => {
  const docgen = await next(input);
  if (docgen?.argTypes === undefined) return docgen;
  const argTypes = Object.entries(docgen.argTypes).filter(([, { table }]) => shown.includes(table?.category));
  return { ...docgen, argTypes: Object.fromEntries(argTypes) };
};
