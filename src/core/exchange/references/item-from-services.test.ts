import { describe, expect, it } from 'vitest'
import { itemFromClinicalTrial } from './item-from-clinical-trial'
import { itemFromCrossref } from './item-from-crossref'
import { itemFromDatacite } from './item-from-datacite'
import { itemFromEuropePmc } from './item-from-europe-pmc'
import { itemFromOpenLibrary } from './item-from-open-library'
import { itemFromOpenalex } from './item-from-openalex'

describe('itemFromCrossref', () => {
  it('reads an article, dated by its issue', () => {
    const work = {
      type: 'journal-article',
      DOI: '10.1000/a',
      URL: 'http://dx.doi.org/10.1000/a',
      title: ['Uptake of <i>E. coli</i> &amp; Ca<sup>2+</sup>'],
      subtitle: ['A phase II trial'],
      'original-title': ['大肠杆菌的摄取'],
      'container-title': ['Journal of Trials'],
      'short-container-title': ['J Trials'],
      author: [
        { given: 'Zong-liu', family: 'Hou', sequence: 'first' },
        { name: 'MS Study Group', sequence: 'additional' }
      ],
      'published-print': { 'date-parts': [[2018, 3]] },
      'published-online': { 'date-parts': [[2017, 12, 5]] },
      issued: { 'date-parts': [[2017, 12, 5]] },
      volume: '29',
      issue: '2',
      'article-number': 'e123',
      ISSN: ['1111-1119', '2222-222X', '1111-1119'],
      abstract: '<jats:p>One.</jats:p>',
      language: 'en',
      publisher: 'Wiley'
    }
    expect(itemFromCrossref(work)).toEqual({
      id: '',
      type: 'article-journal',
      title: 'Uptake of <i>E. coli</i> & Ca<sup>2+</sup>: A phase II trial',
      'original-title': '大肠杆菌的摄取',
      'container-title': 'Journal of Trials',
      'container-title-short': 'J Trials',
      author: [{ family: 'Hou', given: 'Zong-liu' }, { literal: 'MS Study Group' }],
      issued: { 'date-parts': [[2018, 3]] },
      'available-date': { 'date-parts': [[2017, 12, 5]] },
      volume: '29',
      issue: '2',
      page: 'e123',
      number: 'e123',
      ISSN: '1111-1119, 2222-222X',
      abstract: 'One.',
      language: 'en',
      publisher: 'Wiley',
      DOI: '10.1000/a',
      URL: 'http://dx.doi.org/10.1000/a'
    })
  })

  it('tells the series from the book, the server from its owner, and a retracted work', () => {
    const chapter = {
      type: 'book-chapter',
      DOI: '10.1/b',
      title: ['C'],
      'container-title': ['Lecture Notes', 'The Book']
    }
    expect(itemFromCrossref(chapter)).toMatchObject({
      'container-title': 'The Book',
      'collection-title': 'Lecture Notes'
    })
    const preprint = {
      type: 'posted-content',
      subtype: 'preprint',
      DOI: '10.1101/1',
      title: ['P'],
      publisher: 'Cold Spring Harbor Laboratory',
      institution: [{ name: 'bioRxiv', place: ['-'] }],
      posted: { 'date-parts': [[2020, 4, 11]] }
    }
    expect(itemFromCrossref(preprint)).toMatchObject({ type: 'article', publisher: 'bioRxiv', genre: 'Preprint' })
    const retracted = { DOI: '10.1/c', title: ['R'], 'updated-by': [{ type: 'retraction', DOI: '10.1/d' }] }
    expect(itemFromCrossref(retracted)).toMatchObject({ status: 'retracted', type: 'document' })
  })

  it.each([[undefined], ['text'], [{}], [[]], [{ DOI: 5, title: 'A', issued: { 'date-parts': [[null]] } }]])(
    'takes %j without failing',
    (work) => expect(() => itemFromCrossref(work)).not.toThrow()
  )
})

describe('itemFromDatacite', () => {
  const attributes = {
    doi: '10.5281/zenodo.1',
    url: 'https://zenodo.org/records/1',
    types: { resourceTypeGeneral: 'Dataset' },
    creators: [
      { name: '王, 小明', nameType: 'Personal', givenName: '小明', familyName: '王' },
      { name: 'MS Consortium', nameType: 'Organizational' }
    ],
    contributors: [
      { name: 'Zenodo', contributorType: 'HostingInstitution' },
      { name: 'Lee, Ann', givenName: 'Ann', familyName: 'Lee', contributorType: 'Editor' }
    ],
    titles: [{ title: '多发性硬化数据' }, { title: 'MS data', titleType: 'TranslatedTitle' }],
    publisher: { name: 'Zenodo' },
    publicationYear: 2021,
    dates: [
      { date: '2021-05-06', dateType: 'Issued' },
      { date: '2020-01-01', dateType: 'Created' }
    ],
    version: '1.2',
    subjects: [{ subject: 'MS' }],
    language: 'zh'
  }
  const expected = {
    type: 'dataset',
    title: '多发性硬化数据',
    'translated-title': 'MS data',
    author: [{ family: '王', given: '小明' }, { literal: 'MS Consortium' }],
    editor: [{ family: 'Lee', given: 'Ann' }],
    issued: { 'date-parts': [[2021, 5, 6]] },
    publisher: 'Zenodo',
    version: '1.2',
    DOI: '10.5281/zenodo.1'
  }

  it('reads an answer, its attributes and the bare record alike', () => {
    expect(itemFromDatacite({ data: { attributes } })).toMatchObject(expected)
    expect(itemFromDatacite({ attributes })).toMatchObject(expected)
    expect(itemFromDatacite(attributes)).toMatchObject(expected)
  })

  it('reads what an article is published in', () => {
    const article = {
      doi: '10.1/x',
      titles: [{ title: 'T' }],
      types: { resourceTypeGeneral: 'Text', resourceType: 'Journal article' },
      container: {
        title: 'J',
        volume: '3',
        issue: '1',
        firstPage: '5',
        lastPage: '9',
        identifierType: 'ISSN',
        identifier: '1111-1119'
      }
    }
    expect(itemFromDatacite(article)).toMatchObject({
      type: 'article-journal',
      'container-title': 'J',
      volume: '3',
      issue: '1',
      page: '5-9',
      ISSN: '1111-1119'
    })
  })

  it('takes no other object for a record', () =>
    expect(itemFromDatacite({ errors: [{ status: '404' }] })).toBeUndefined())
})

describe('itemFromOpenalex', () => {
  it('reads a work', () => {
    const work = {
      id: 'https://openalex.org/W1',
      doi: 'https://doi.org/10.1000/a',
      title: 'A <i>title</i>',
      publication_date: '2018-02-09',
      type: 'article',
      ids: { pmid: 'https://pubmed.ncbi.nlm.nih.gov/123', pmcid: 'https://www.ncbi.nlm.nih.gov/pmc/articles/456789' },
      primary_location: {
        source: {
          display_name: 'EBioMedicine',
          type: 'journal',
          issn: ['2352-3964'],
          host_organization_name: 'Elsevier BV'
        }
      },
      authorships: [{ author: { display_name: 'Colin F. Camerer' } }, { raw_author_name: '张伟' }],
      biblio: { volume: '29', issue: null, first_page: '5', last_page: '9' },
      abstract_inverted_index: { two: [1], One: [0, 2] },
      is_retracted: true
    }
    expect(itemFromOpenalex(work)).toEqual({
      id: '',
      type: 'article-journal',
      title: 'A <i>title</i>',
      author: [
        { family: 'Camerer', given: 'Colin F.' },
        { family: '张', given: '伟' }
      ],
      issued: { 'date-parts': [[2018, 2, 9]] },
      'container-title': 'EBioMedicine',
      publisher: 'Elsevier BV',
      ISSN: '2352-3964',
      volume: '29',
      page: '5-9',
      DOI: '10.1000/a',
      PMID: '123',
      PMCID: 'PMC456789',
      abstract: 'One two One',
      status: 'retracted'
    })
  })

  it('takes no other object for a work', () => expect(itemFromOpenalex({ id: 'x', title: 'y' })).toBeUndefined())
})

describe('itemFromEuropePmc', () => {
  it('reads a full and a short result', () => {
    const full = {
      id: '1',
      source: 'MED',
      pmid: '1',
      doi: '10.1/a',
      title: 'A <i>title</i>.',
      authorList: { author: [{ lastName: 'Hou', firstName: 'Zong-liu' }, { collectiveName: 'MS Group' }] },
      journalInfo: {
        volume: '4',
        issue: '2',
        dateOfPublication: '2018 Mar-Apr',
        journal: { title: 'The Journal', isoabbreviation: 'J', issn: '1111-1119' }
      },
      pageInfo: '123-8',
      abstractText: '<h4>Methods</h4>One.'
    }
    expect(itemFromEuropePmc(full)).toMatchObject({
      type: 'article-journal',
      title: 'A <i>title</i>',
      author: [{ family: 'Hou', given: 'Zong-liu' }, { literal: 'MS Group' }],
      'container-title': 'The Journal',
      'container-title-short': 'J',
      page: '123-128',
      abstract: 'Methods: One.'
    })
    const lite = {
      id: 'PPR1',
      source: 'PPR',
      title: 'P.',
      authorString: 'Hou ZL, van der Berg J.',
      firstPublicationDate: '2020-05-06'
    }
    expect(itemFromEuropePmc(lite)).toMatchObject({
      type: 'article',
      author: [
        { family: 'Hou', given: 'ZL' },
        { family: 'van der Berg', given: 'J' }
      ],
      issued: { 'date-parts': [[2020, 5, 6]] }
    })
  })
})

describe('itemFromClinicalTrial', () => {
  it('reads a study', () => {
    const study = {
      protocolSection: {
        identificationModule: { nctId: 'NCT01933802', briefTitle: 'Brief', officialTitle: 'The Official Title' },
        statusModule: {
          studyFirstSubmitDate: '2013-08-28',
          lastUpdatePostDateStruct: { date: '2021-03-04' },
          overallStatus: 'COMPLETED'
        },
        sponsorCollaboratorsModule: {
          leadSponsor: { name: 'Tisch MS Research Center' },
          responsibleParty: { investigatorFullName: 'Saud A. Sadiq, MD' }
        }
      }
    }
    expect(itemFromClinicalTrial(study)).toMatchObject({
      type: 'report',
      title: 'The Official Title',
      'title-short': 'Brief',
      author: [{ family: 'Sadiq', given: 'Saud A.' }],
      contributor: [{ literal: 'Tisch MS Research Center' }],
      issued: { 'date-parts': [[2021, 3, 4]] },
      submitted: { 'date-parts': [[2013, 8, 28]] },
      number: 'NCT01933802',
      URL: 'https://clinicaltrials.gov/study/NCT01933802'
    })
  })
})

describe('itemFromOpenLibrary', () => {
  it('reads an edition, whose authors are named elsewhere, and an answer of the books API', () => {
    const edition = {
      key: '/books/OL1M',
      title: 'Chemistry',
      subtitle: 'A Primer',
      publishers: ['Reclam'],
      publish_date: 'March 1986',
      isbn_13: ['9783150000014'],
      languages: [{ key: '/languages/ger' }]
    }
    expect(itemFromOpenLibrary(edition, ['Johann Goethe'])).toEqual({
      id: '',
      type: 'book',
      title: 'Chemistry: A Primer',
      author: [{ family: 'Goethe', given: 'Johann' }],
      issued: { 'date-parts': [[1986, 3]] },
      publisher: 'Reclam',
      ISBN: '9783150000014',
      language: 'de',
      URL: 'https://openlibrary.org/books/OL1M'
    })
    const data = {
      title: 'T',
      authors: [{ name: 'Ann Lee' }],
      publishers: [{ name: 'P' }],
      identifiers: { isbn_10: ['3150000017'] }
    }
    expect(itemFromOpenLibrary(data)).toMatchObject({ author: [{ family: 'Lee' }], publisher: 'P', ISBN: '3150000017' })
  })
})
