declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** One reference in the library. Ours, never the key a file brought: file keys are data and may hold anything. */
export type ReferenceId = Id<'ReferenceId'>
/** One block of a side; stable while the block is edited, moved or saved. */
export type BlockId = Id<'BlockId'>
/** One citation (cluster) in the text. */
export type CitationId = Id<'CitationId'>
/** One pasted run of source labels. */
export type LabelId = Id<'LabelId'>
/** One manuscript. */
export type ManuscriptId = Id<'ManuscriptId'>
/** One pairing of blocks across the sides. */
export type PairingId = Id<'PairingId'>

/** One comment on a passage. */
export type CommentId = Id<'CommentId'>
/** One author of a manuscript. */
export type AuthorId = Id<'AuthorId'>
/** One institution that authors belong to. */
export type AffiliationId = Id<'AffiliationId'>

/** One collection of the library. */
export type CollectionId = Id<'CollectionId'>

/** Where new ids come from. Core has no randomness of its own: hosts pass a random source, tests a counter. */
export type IdSource = <T extends string>(prefix: string) => Id<T>

/** Ids `prefix1`, `prefix2`, … in order; for tests and for conversions that must give the same bytes twice. */
export function countingIds(): IdSource {
  let next = 0
  return <T extends string>(prefix: string) => `${prefix}${++next}` as Id<T>
}
