import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSentenceCase } from './sentence-case'
import { plainTitle } from './title-markup'

describe('toSentenceCase', () => {
  it.each([
    [
      'Efficacy of Mesenchymal Stem Cells in Progressive MS: A Randomized Trial',
      'Efficacy of mesenchymal stem cells in progressive MS: a randomized trial'
    ],
    ['Phase I Trial of Intrathecal Cell Therapy', 'Phase I trial of intrathecal cell therapy'],
    ['IL-17A Signalling in CD4+ T Cells', 'IL-17A signalling in CD4+ T cells'],
    ['Meta-Analysis of Double-Blind Trials', 'Meta-analysis of double-blind trials'],
    ['Vitamin A and Hepatitis A: A Review', 'Vitamin A and hepatitis A: a review'],
    ['A Study of Alzheimer’s Disease in Chinese Adults', 'A study of Alzheimer’s disease in Chinese adults'],
    [
      'Guillain-Barré Syndrome and Non-Hodgkin Lymphoma in Europe',
      'Guillain-Barré syndrome and non-Hodgkin lymphoma in Europe'
    ],
    ['X-Ray Imaging of mRNA and eWOM in SHOP2', 'X-ray imaging of mRNA and eWOM in SHOP2'],
    ['Volume One. The Second Part', 'Volume one. The second part'],
    ['Treatment vs. Placebo in Adults', 'Treatment vs. placebo in adults'],
    ['EFFECT OF HIV ON THE CENTRAL NERVOUS SYSTEM IN CHINA', 'Effect of HIV on the central nervous system in China'],
    [
      'Growth of <i>Escherichia coli</i> in Ca<sup>2+</sup> Rich Media',
      'Growth of <i>Escherichia coli</i> in Ca<sup>2+</sup> rich media'
    ],
    [
      'Layers of In<sub>x</sub>Ga<sub>1</sub>N on Silicon Surfaces',
      'Layers of In<sub>x</sub>Ga<sub>1</sub>N on silicon surfaces'
    ],
    [
      'The <span class="nocase">Big Mac</span> Index of Nations',
      'The <span class="nocase">Big Mac</span> index of nations'
    ]
  ])('writes %s as it runs in a sentence', (title, lower) => expect(toSentenceCase(title)).toBe(lower))

  it.each([
    'Efficacy of dimethyl fumarate in the Swansea cohort of patients',
    'Über die Behandlung der Multiplen Sklerose mit Natalizumab',
    'Étude de la Sclérose en Plaques dans les Pays du Nord',
    '干细胞治疗 MS 的 Meta 分析',
    'Рассеянный Склероз и Лечение',
    ''
  ])('leaves “%s” alone', (title) => expect(toSentenceCase(title)).toBe(title))

  it('goes by the language where one is named', () => {
    expect(toSentenceCase('Multiple Sklerose Heute Behandeln', 'de-DE')).toBe('Multiple Sklerose Heute Behandeln')
    expect(toSentenceCase('Die Behandlung der Multiplen Sklerose', 'en')).toBe('Die Behandlung der Multiplen Sklerose')
    expect(toSentenceCase('Sclerosis Today, Treatment Tomorrow', 'en-GB')).toBe('Sclerosis today, treatment tomorrow')
  })

  it('changes letters only, and none a second time', () => {
    const word = fc.constantFrom(
      'Trial',
      'of',
      'MS',
      'A',
      '<i>',
      '</i>',
      'Chinese',
      'X-Ray',
      'İstanbul',
      '研究',
      ':',
      '.',
      '“The',
      'ß'
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const title = words.join(' ')
        const once = toSentenceCase(title)
        expect(once.toLowerCase()).toBe(title.toLowerCase())
        expect(plainTitle(toSentenceCase(once))).toBe(plainTitle(once))
      })
    )
  })
})
