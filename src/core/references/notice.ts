/**
 * What became of an article after its publication, as an index says: the kind, where the notice stands in words
 * (`Lancet. 2010 Feb 6;375(9713):445`), and the notice's own PMID or DOI.
 */
export interface PublicationNotice {
  readonly kind: 'retracted' | 'partly-retracted' | 'concern' | 'corrected' | 'republished' | 'updated' | 'commented'
  readonly text: string
  readonly PMID?: string
  readonly DOI?: string
}

/** An article by its PMID, whether its index calls it retracted, and the notices about it. */
export interface NoticedArticle {
  readonly PMID: string
  readonly DOI?: string
  readonly isRetracted: boolean
  readonly notices: readonly PublicationNotice[]
}
