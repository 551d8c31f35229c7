/** Variables of CSL 1.0.2 that hold names. */
export const NAME_VARIABLES: ReadonlySet<string> = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author ' +
    'performer producer recipient reviewed-author script-writer series-creator translator editor-translator'
  ).split(' ')
)

/** Variables that hold dates. */
export const DATE_VARIABLES: ReadonlySet<string> = new Set(
  'accessed available-date container event-date issued original-date submitted'.split(' ')
)

/** Variables that hold numbers. */
export const NUMBER_VARIABLES: ReadonlySet<string> = new Set(
  (
    'chapter-number citation-number collection-number edition first-reference-note-number issue locator number ' +
    'number-of-pages number-of-volumes page page-first part-number part-title printing-number section ' +
    'supplement-number version volume'
  ).split(' ')
)
