/*
 * allowed = http: or https: address | mailto: | # anchor
 * Browsers skip control characters and spaces inside a scheme, so they are taken out before the test.
 */
const ALLOWED = /^(?:https?:\/\/|mailto:|#)/i
// oxlint-disable-next-line no-control-regex -- browsers skip these inside a scheme
const IGNORED = /[\u0000-\u0020\u007f-\u009f]/g

/** The address when a link may point there, undefined otherwise. Leading and trailing spaces go. */
export function findAllowedUrl(url: string): string | undefined {
  const trimmed = url.trim()
  return ALLOWED.test(trimmed.replace(IGNORED, '')) && ALLOWED.test(trimmed) ? trimmed : undefined
}
