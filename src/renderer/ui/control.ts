/** Joins class names, leaving out what is absent. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/**
 * True while an input method owns the key: Enter then picks a candidate and arrows move in its list. Every key handler
 * of ours asks this first. Key code 229 is how Chromium reports the keys of some input methods outside a composition.
 */
export function isComposingKey(event: KeyboardEvent | { readonly nativeEvent: KeyboardEvent }): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  return native.isComposing || native.keyCode === 229
}
