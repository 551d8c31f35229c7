import { expect, it } from 'vitest'
import { readBibTxt } from './read-bib-txt'

it('reads entries of a key and fields, with wrapped values and comments', () => {
  const text = `A comment
[Fau86]
    author:    J.W. Goethe and 张伟
    title:     Faust. Der Tragödie
               Erster Teil
    publisher: Reclam
    year:      1986
    address:   Stuttgart

[Steinbeck2003]
    type: article
    title: The Chemistry Development Kit (CDK): an open-source library
    journal: J Chem Inf
    pages: 493-500
    url: http://example.org/a
`
  expect(readBibTxt('a.txt', text)).toEqual({
    findings: [],
    items: [
      {
        id: 'Fau86',
        type: 'book',
        title: 'Faust. Der Tragödie Erster Teil',
        author: [
          { family: 'Goethe', given: 'J. W.' },
          { family: '张', given: '伟' }
        ],
        publisher: 'Reclam',
        'publisher-place': 'Stuttgart',
        issued: { 'date-parts': [[1986]] }
      },
      {
        id: 'Steinbeck2003',
        type: 'article-journal',
        title: 'The Chemistry Development Kit (CDK): an open-source library',
        'container-title': 'J Chem Inf',
        page: '493-500',
        URL: 'http://example.org/a'
      }
    ]
  })
})
