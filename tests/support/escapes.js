/** Decodes each run of escapes; what is no escape stays. */
function tolerantlyDecoded(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replace(/%/g, ''), 'hex').toString());
}

module.exports = { tolerantlyDecoded };
