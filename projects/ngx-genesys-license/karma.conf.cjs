const { karmaSettings } = require('../../scripts/lib/karma.cjs');

module.exports = (config) => config.set({ ...karmaSettings, basePath: __dirname });
