import { describe, expect, it } from 'vitest'
import { countScripts, scriptOf, type ScriptName } from './detect-script'

const ROWS: readonly (readonly [ScriptName, string])[] = [
  ['latin', 'Ocrelizumab reduced the rate of relapses in 835 patients.'],
  [
    'latin',
    'Wang Wei (王伟) and Li Na (李娜) treated twelve patients of the clinic with the decoction of 黄芪、当归 for a year.'
  ],
  ['latin', 'Huangqi 黄芪 Injection Combined Chemotherapy Advanced Lung Cancer'],
  ['latin', 'The entry reads “疗效在下降。”, which was translated by two of the authors for this review.'],
  ['latin', 'Smith J, Jones K, Brown L, Davis M, Wilson P, Taylor R'],
  ['han', '奥瑞珠单抗降低了复发率。'],
  ['han', 'Smith、Jones、Brown、Davis、Wilson、Taylor、Moore、Clark、Lewis、Walker、Hall、Allen 等作了报道。'],
  [
    'han',
    '突变涉及 BRCA1、TP53、EGFR、KRAS、PIK3CA、PTEN、APC、NRAS、BRAF、IDH1、IDH2、ATRX、TERT、CDKN2A、MLH1、MSH2 等基因。'
  ],
  [
    'han',
    '药物包括 ocrelizumab, natalizumab, fingolimod, alemtuzumab, ofatumumab, cladribine, siponimod, ozanimod, ponesimod, dimethyl fumarate, glatiramer acetate, teriflunomide 和 interferon beta-1a。'
  ],
  ['han', '體外（in vitro）與 Smith J, Jones K, Brown L, Davis M, Wilson P, Taylor R, Moore S, Clark T 的結果一致。'],
  ['han', '多发性硬化 (multiple sclerosis, MS) 与 EDSS 评分的关系'],
  ['none', '12 (3.4%)']
]

describe('scriptOf', () => {
  it.each(ROWS)('tells %s: %s', (script, text) => {
    expect(scriptOf(countScripts(text))).toBe(script)
  })
})
