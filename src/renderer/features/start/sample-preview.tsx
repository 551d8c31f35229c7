import styles from './sample-preview.module.css'

/** The first lines of the sample, one side a leaf. */
const LEAVES = [
  {
    language: 'en',
    title: 'Cell therapy and Chinese medicine in progressive multiple sclerosis',
    heading: '1.2 Stem cells',
    text: 'Twenty people with progressive MS received three injections each. No serious adverse event occurred, and two of the functional outcomes improved in 70% and 50% of the participants',
    citation: '(Harris et al., 2018).'
  },
  {
    language: 'zh-CN',
    title: '进行性多发性硬化的细胞治疗与中医药',
    heading: '2.2 干细胞',
    text: '20 例进行性 MS 患者各接受 3 次注射，未发生严重不良事件；两项功能结局分别在 70% 和 50% 的受试者中改善',
    citation: '(Harris 等, 2018)。'
  }
] as const

/** Two facing leaves in small: what a finished manuscript looks like. For the eye only. */
export function SamplePreview() {
  return (
    <div className={styles.leaves} aria-hidden="true">
      {LEAVES.map(({ language, title, heading, text, citation }) => (
        <div key={language} className={`${styles.leaf} manuscript-type`} lang={language}>
          <p className={styles.title}>{title}</p>
          <p className={styles.heading}>{heading}</p>
          <p>
            {text} <span className={styles.citation}>{citation}</span>
          </p>
        </div>
      ))}
    </div>
  )
}
