/**
 * References of every kind that a review cites, with what processors trip over: particles, suffixes, institutions, many
 * and few authors, the same names and years, missing parts, ranges, quotes and markup in titles.
 */
export function makeLibrary() {
  const name = (family, given, more = {}) => ({ family, given, ...more })
  const people = [
    name('Uccelli', 'Antonio'),
    name('Connick', 'Peter'),
    name('Smith', 'John A.'),
    name('Smith', 'Jane'),
    name('van der Berg', 'Pieter'),
    name('Gogh', 'Vincent', { 'non-dropping-particle': 'van' }),
    name('Müller', 'Jean-Luc'),
    name('King', 'Martin Luther', { suffix: 'Jr.' }),
    name('O’Neill', 'Mary'),
    name('García-López', 'M. Á.'),
    name('Li', 'Xiao-Ming'),
    name('Zhang', 'W')
  ]
  const authors = (start, count) => Array.from({ length: count }, (_, at) => people[(start + at) % people.length])
  const on = (...parts) => ({ 'date-parts': [parts] })
  const counts = [1, 2, 3, 4, 6, 7, 8, 11]
  const articles = counts.map((count, index) => ({
    type: 'article-journal',
    title: `Autologous stem cells in progressive disease: trial ${index + 1}`,
    author: authors(index, count),
    'container-title': index % 2 ? 'The Lancet Neurology' : 'Frontiers in Immunology',
    'container-title-short': index % 2 ? 'Lancet Neurol' : 'Front Immunol',
    volume: String(10 + index),
    ...(index % 3 ? { issue: String(index) } : {}),
    page: ['150-156', '1042-1047', 'e12', '20-9', '101-108', '745', '1234-1239', 'S5-S12'][index],
    issued: index % 2 ? on(2012, 2) : on(2018, 3, 14),
    DOI: `10.1000/trial.${index}`,
    ...(index === 4 ? { URL: 'https://example.org/trial', accessed: on(2020, 5, 6) } : {})
  }))
  const alike = [0, 1, 2].map((index) => ({
    type: 'article-journal',
    title: `Repair of myelin, part ${'ABC'[index]}`,
    author: [people[2], people[index === 2 ? 3 : 0]],
    'container-title': 'Brain',
    volume: '3',
    page: `${index}1-${index}9`,
    issued: on(2015)
  }))
  const others = [
    {
      type: 'book',
      title: 'Principles of neural science',
      author: authors(2, 3),
      edition: '5',
      publisher: 'McGraw-Hill',
      'publisher-place': 'New York',
      issued: on(2013)
    },
    {
      type: 'book',
      title: 'Handbook of clinical trials',
      editor: authors(5, 2),
      publisher: 'Springer',
      'publisher-place': 'Berlin',
      issued: on(2009),
      volume: '2'
    },
    {
      type: 'chapter',
      title: 'Glia and repair',
      author: authors(1, 2),
      editor: authors(6, 3),
      'container-title': 'The multiple sclerosis book',
      page: '33-58',
      publisher: 'Elsevier',
      'publisher-place': 'Amsterdam',
      issued: on(2011)
    },
    {
      type: 'chapter',
      title: 'Measuring outcomes',
      author: authors(8, 1),
      'container-title': 'Trials in neurology',
      page: '5-9',
      publisher: 'Wiley',
      issued: on(2001)
    },
    {
      type: 'thesis',
      title: 'On the origin of oligodendrocytes',
      author: authors(3, 1),
      publisher: 'University of Cambridge',
      genre: 'PhD thesis',
      issued: on(2017)
    },
    {
      type: 'report',
      title: 'Global report on neurology',
      author: [{ literal: 'World Health Organization' }],
      publisher: 'WHO',
      'publisher-place': 'Geneva',
      number: '12',
      issued: on(2019),
      URL: 'https://example.org/report'
    },
    {
      type: 'webpage',
      title: 'Guidance on cell therapies',
      author: [{ literal: 'European Medicines Agency' }],
      'container-title': 'EMA',
      URL: 'https://example.org/guidance',
      issued: on(2021, 11, 3),
      accessed: on(2022, 1, 9)
    },
    { type: 'webpage', title: 'A page that nobody signed', URL: 'https://example.org/page', accessed: on(2022, 1, 9) },
    {
      type: 'paper-conference',
      title: 'Imaging lesions at 7 T',
      author: authors(4, 4),
      'container-title': 'Proceedings of ISMRM',
      'event-title': 'ISMRM',
      'event-place': 'Paris',
      page: '77',
      issued: on(2018, 6)
    },
    {
      type: 'article-newspaper',
      title: '“Hope” for patients',
      author: authors(0, 1),
      'container-title': 'The Guardian',
      issued: on(2016, 12, 1),
      page: '4'
    },
    {
      type: 'article-magazine',
      title: 'Stem cells: what now?',
      author: authors(9, 1),
      'container-title': 'New Scientist',
      issued: on(2014, 7),
      volume: '223',
      page: '12-13'
    },
    {
      type: 'article-journal',
      title: 'The role of <i>TP53</i> and CO<sub>2</sub> in “early” disease',
      author: authors(7, 2),
      'container-title': 'Cell',
      volume: '1',
      page: '1-10',
      issued: on(2020)
    },
    { type: 'article-journal', title: 'Undated work', author: authors(10, 1), 'container-title': 'Cells', volume: '2' },
    {
      type: 'patent',
      title: 'Method of producing cells',
      author: authors(11, 2),
      number: 'US 1234567',
      issued: on(2010, 3, 2)
    },
    {
      type: 'article',
      title: 'A preprint on microglia',
      author: authors(6, 5),
      publisher: 'bioRxiv',
      issued: on(2023, 4, 5),
      DOI: '10.1101/2023.04.05',
      URL: 'https://example.org/preprint'
    },
    {
      type: 'dataset',
      title: 'Lesion masks',
      author: authors(2, 2),
      publisher: 'Zenodo',
      version: '1.2',
      issued: on(2022),
      DOI: '10.5281/zenodo.1'
    },
    { type: 'standard', title: 'Good clinical practice', number: 'ISO 14155', publisher: 'ISO', issued: on(2020) }
  ]
  return [...articles, ...alike, ...others].map((item) => ({ ...item, language: 'en-US' }))
}

/** Single citations, groups, repeats, pages, neighbours: every reference at least once. */
export function makeCitations(library) {
  const ids = library.map(({ id }) => id)
  const at = (index) => ids[index % ids.length]
  const singles = ids.map((id, index) => [index % 5 === 2 ? { id, locator: `${10 + index}`, label: 'page' } : { id }])
  const groups = ids.map((_, index) =>
    Array.from({ length: 2 + (index % 3) }, (unused, step) => ({ id: at(index * 7 + step * (index % 2 ? 1 : 5)) }))
  )
  const repeats = ids
    .slice(0, 12)
    .flatMap((id, index) => [[{ id }], [index % 2 ? { id, locator: `${index}`, label: 'page' } : { id }]])
  const unique = (cites) => cites.filter(({ id }, index) => cites.findIndex((other) => other.id === id) === index)
  return [...singles, ...groups.map(unique), ...repeats]
}
