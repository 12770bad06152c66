/**
 * Empties the summaries of endpoints (2 KB of every first screen): the API's description says them, and no browser.
 * @param {string} source of a module of the contract
 */
module.exports = function withoutSummaries(source) {
  return source.replace(/\bsummary:\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g, "summary: ''")
}
