const { createLicenseClient } = require('genesys-license-client');

createLicenseClient({ region: process.argv[2], accessToken: 'any' })
  .getLicenseDefinitions()
  .then((definitions) => console.log(`${definitions.length} definitions`));
