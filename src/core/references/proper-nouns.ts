/**
 * Words that keep their capital wherever they stand: peoples, languages, countries and places, eponyms of medicine and
 * statistics, genera, days and brands of method. Left out is what is a common word as well (May, Turkey's `turkey`, Down).
 */
export const PROPER_NOUNS: ReadonlySet<string> = new Set(
  (
    'africa african africans america american americans arab arabic asia asian asians australia australian austria austrian ' +
    'bangladesh bangladeshi beijing belgian belgium brazil brazilian britain british canada canadian caribbean caucasian ' +
    'china chinese colombia croatia cuba cyprus czech danish denmark dutch egypt egyptian england english ethiopia ethiopian ' +
    'europe european europeans finland finnish france french german germans germany ghana greece greek guangdong guangzhou ' +
    'hispanic hong kong hungarian hungary iceland india indian indonesia indonesian iran iranian iraq ireland irish islam ' +
    'islamic israel israeli italian italy japan japanese jewish jordan kenya kenyan korea korean latin latino lebanon london ' +
    'malaysia malaysian mediterranean mexican mexico middle-east muslim nanjing nepal netherlands nigeria nigerian nordic ' +
    'norway norwegian pakistan pakistani paris peru philippines poland polish portugal portuguese romania russia russian ' +
    'saudi scandinavia scandinavian scotland scottish shanghai sichuan singapore slovenia spain spanish sudan sweden swedish ' +
    'swiss switzerland syria taiwan taiwanese tanzania thai thailand tokyo tunisia turkish uganda ukraine ukrainian vietnam ' +
    'vietnamese wales welsh wuhan yemen zambia zealand zimbabwe ' +
    'alzheimer asperger barré bayes bayesian bell boltzmann burkitt chagas charcot cochrane creutzfeldt crohn cushing delphi ' +
    'doppler ebola epstein-barr erlenmeyer ewing fisher fourier friedreich gaucher gauss gaussian golgi gleason guillain ' +
    'guillain-barré hashimoto hodgkin huntington jakob kaplan-meier kaposi kawasaki lewy likert lyme lynch marfan markov ' +
    'meniere ménière mendelian monte newton parkinson pavlov pearson poisson raynaud schwann shannon sjögren sjogren spearman ' +
    'student takayasu tourette wernicke wilcoxon wilms zika ' +
    'aedes anopheles arabidopsis aspergillus bacillus bifidobacterium borrelia brucella caenorhabditis campylobacter candida ' +
    'chlamydia clostridioides clostridium cryptococcus danio drosophila enterobacter enterococcus escherichia haemophilus ' +
    'helicobacter homo klebsiella lactobacillus legionella leishmania listeria mus mycobacterium mycoplasma neisseria ' +
    'plasmodium porphyromonas pseudomonas saccharomyces salmonella schistosoma shigella staphylococcus streptococcus ' +
    'toxoplasma treponema trypanosoma vibrio xenopus yersinia ' +
    'monday tuesday wednesday thursday friday saturday sunday january february april june july september october november ' +
    'december christmas google twitter facebook wikipedia'
  ).split(' ')
)

/** Acronyms that stay one in a title that is all capitals. */
export const KNOWN_ACRONYMS: ReadonlySet<string> = new Set(
  (
    'ADHD AIDS ALS AMP ATP BMI BRCA BRCA1 BRCA2 CD4 CD8 CKD CNS COPD COVID COVID-19 CRISPR CSF CT CVD DNA ECG EEG ELISA FDA GFR ' +
    'HBV HCV HIV HPV ICU IGF IL LDL MHC MRI MS NHS NMDA NMO NSAID OCT PCR PET PTSD RCT RNA SARS SARS-COV-2 SLE TB TNF UK US USA ' +
    'VEGF WHO'
  ).split(' ')
)
