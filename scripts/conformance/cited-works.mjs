/** The works that made manuscripts cite. */
export const CITED_WORKS = Array.from({ length: 10 }, (_, n) => ({
  id: `ref-${n}`,
  key: `harris20${10 + n}`,
  item: {
    id: `ref-${n}`,
    type: 'article-journal',
    title: `干细胞 <i>in vivo</i> & "cells" ${n}`,
    DOI: `10.1000/x.${n}`
  },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2024-09-08T00:00:00.000Z',
  modifiedAt: '2024-09-08T00:00:00.000Z'
}))
