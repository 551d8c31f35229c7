import type { SourceEntry } from '../source-label'

/** Medical and general news, and sites that anyone may write on. */
export const NEWS_SITES: readonly SourceEntry[] = [
  {
    id: 'medscape',
    name: 'Medscape',
    kind: 'news',
    aliases: ['Medscape', 'Medscape Reference', 'eMedicine', 'Medscape Medical News', '医景'],
    domains: ['medscape.com', 'medscape.org']
  },
  { id: 'osmosis', name: 'Osmosis', kind: 'website', aliases: ['Osmosis.org'], domains: ['osmosis.org'] },
  { id: 'kenhub', name: 'Kenhub', kind: 'website', aliases: ['Kenhub'], domains: ['kenhub.com'] },
  {
    id: 'ms-news-today',
    name: 'Multiple Sclerosis News Today',
    kind: 'news',
    aliases: [
      'Multiple Sclerosis News Today',
      'MS News Today',
      'MultipleSclerosisNewsToday',
      '多发性硬化新闻今日',
      '今日多发性硬化新闻'
    ],
    domains: ['multiplesclerosisnewstoday.com']
  },
  {
    id: 'news-medical',
    name: 'News-Medical',
    kind: 'news',
    aliases: ['News-Medical', 'News-Medical.net', 'News Medical'],
    domains: ['news-medical.net']
  },
  { id: 'healthday', name: 'HealthDay', kind: 'news', aliases: ['HealthDay', 'Healthday'], domains: ['healthday.com'] },
  {
    id: 'medpage-today',
    name: 'MedPage Today',
    kind: 'news',
    aliases: ['MedPage Today', 'MedPageToday', 'Medpage Today'],
    domains: ['medpagetoday.com']
  },
  {
    id: 'medicalxpress',
    name: 'Medical Xpress',
    kind: 'news',
    aliases: ['Medical Xpress', 'MedicalXpress', 'Medicalxpress'],
    domains: ['medicalxpress.com']
  },
  {
    id: 'phys-org',
    name: 'Phys.org',
    kind: 'news',
    aliases: ['Phys.org', 'Tech Xplore'],
    domains: ['phys.org', 'techxplore.com']
  },
  {
    id: 'sciencedaily',
    name: 'ScienceDaily',
    kind: 'news',
    aliases: ['ScienceDaily', 'Science Daily', '每日科学'],
    domains: ['sciencedaily.com']
  },
  {
    id: 'eurekalert',
    name: 'EurekAlert!',
    kind: 'news',
    aliases: ['EurekAlert!', 'EurekAlert'],
    domains: ['eurekalert.org']
  },
  {
    id: 'neuroscience-news',
    name: 'Neuroscience News',
    kind: 'news',
    aliases: ['Neuroscience News', 'NeuroscienceNews'],
    domains: ['neurosciencenews.com']
  },
  {
    id: 'live-science',
    name: 'Live Science',
    kind: 'news',
    aliases: ['Live Science', 'LiveScience'],
    domains: ['livescience.com']
  },
  {
    id: 'new-scientist',
    name: 'New Scientist',
    kind: 'news',
    aliases: ['New Scientist', '新科学家'],
    domains: ['newscientist.com']
  },
  {
    id: 'scientific-american',
    name: 'Scientific American',
    kind: 'news',
    aliases: ['Scientific American', '科学美国人', '环球科学'],
    domains: ['scientificamerican.com']
  },
  {
    id: 'science-news',
    name: 'Science News',
    kind: 'news',
    aliases: ['Science News', 'ScienceAlert', 'Science Alert'],
    domains: ['sciencenews.org', 'sciencealert.com']
  },
  {
    id: 'the-scientist',
    name: 'The Scientist',
    kind: 'news',
    aliases: ['The Scientist'],
    domains: ['the-scientist.com']
  },
  { id: 'stat', name: 'STAT', kind: 'news', aliases: ['STAT News', 'STAT'], domains: ['statnews.com'] },
  {
    id: 'fierce-biotech',
    name: 'Fierce Biotech',
    kind: 'news',
    aliases: ['Fierce Biotech', 'FierceBiotech', 'Fierce Pharma', 'FiercePharma'],
    domains: ['fiercebiotech.com', 'fiercepharma.com']
  },
  { id: 'biospace', name: 'BioSpace', kind: 'news', aliases: ['BioSpace'], domains: ['biospace.com'] },
  { id: 'endpoints', name: 'Endpoints News', kind: 'news', aliases: ['Endpoints News'], domains: ['endpts.com'] },
  {
    id: 'genengnews',
    name: 'GEN',
    kind: 'news',
    aliases: ['Genetic Engineering and Biotechnology News', 'GEN News'],
    domains: ['genengnews.com']
  },
  { id: 'healio', name: 'Healio', kind: 'news', aliases: ['Healio'], domains: ['healio.com'] },
  { id: 'hcplive', name: 'HCPLive', kind: 'news', aliases: ['HCPLive', 'HCP Live'], domains: ['hcplive.com'] },
  { id: 'ajmc', name: 'AJMC', kind: 'news', aliases: ['AJMC'], domains: ['ajmc.com'] },
  {
    id: 'pharmacy-times',
    name: 'Pharmacy Times',
    kind: 'news',
    aliases: ['Pharmacy Times'],
    domains: ['pharmacytimes.com']
  },
  {
    id: 'cancer-network',
    name: 'CancerNetwork',
    kind: 'news',
    aliases: ['Cancer Network', 'CancerNetwork'],
    domains: ['cancernetwork.com']
  },
  { id: 'onclive', name: 'OncLive', kind: 'news', aliases: ['OncLive'], domains: ['onclive.com'] },
  {
    id: 'psychiatric-times',
    name: 'Psychiatric Times',
    kind: 'news',
    aliases: ['Psychiatric Times'],
    domains: ['psychiatrictimes.com']
  },
  { id: 'drug-topics', name: 'Drug Topics', kind: 'news', aliases: ['Drug Topics'], domains: ['drugtopics.com'] },
  {
    id: 'consultant360',
    name: 'Consultant360',
    kind: 'news',
    aliases: ['Consultant360'],
    domains: ['consultant360.com']
  },
  { id: 'mdedge', name: 'MDedge', kind: 'news', aliases: ['MDedge'], domains: ['mdedge.com'] },
  {
    id: 'medlink',
    name: 'MedLink Neurology',
    kind: 'website',
    aliases: ['MedLink Neurology', 'MedLink'],
    domains: ['medlink.com']
  },
  {
    id: 'physicians-weekly',
    name: "Physician's Weekly",
    kind: 'news',
    aliases: ["Physician's Weekly", 'Physicians Weekly'],
    domains: ['physiciansweekly.com']
  },
  { id: 'reuters', name: 'Reuters', kind: 'news', aliases: ['Reuters', '路透社', '路透'], domains: ['reuters.com'] },
  {
    id: 'ap-news',
    name: 'AP News',
    kind: 'news',
    aliases: ['AP News', 'Associated Press', '美联社'],
    domains: ['apnews.com']
  },
  {
    id: 'bbc',
    name: 'BBC',
    kind: 'news',
    aliases: ['BBC News', 'BBC', 'BBC 中文', 'BBC中文网', '英国广播公司'],
    domains: ['bbc.com', 'bbc.co.uk']
  },
  {
    id: 'guardian',
    name: 'The Guardian',
    kind: 'news',
    aliases: ['The Guardian', 'TheGuardian', 'Guardian', '卫报', '英国卫报'],
    domains: ['theguardian.com']
  },
  {
    id: 'new-york-times',
    name: 'The New York Times',
    kind: 'news',
    aliases: ['The New York Times', 'New York Times', 'NYTimes', 'NYT', '纽约时报', '纽约时报中文网'],
    domains: ['nytimes.com', 'cn.nytimes.com']
  },
  {
    id: 'washington-post',
    name: 'The Washington Post',
    kind: 'news',
    aliases: ['The Washington Post', 'Washington Post', '华盛顿邮报'],
    domains: ['washingtonpost.com']
  },
  {
    id: 'wsj',
    name: 'The Wall Street Journal',
    kind: 'news',
    aliases: ['The Wall Street Journal', 'Wall Street Journal', 'WSJ', '华尔街日报'],
    domains: ['wsj.com']
  },
  { id: 'cnn', name: 'CNN', kind: 'news', aliases: ['CNN', 'CNN Health', '美国有线电视新闻网'], domains: ['cnn.com'] },
  { id: 'npr', name: 'NPR', kind: 'news', aliases: ['NPR'], domains: ['npr.org'] },
  { id: 'nbc-news', name: 'NBC News', kind: 'news', aliases: ['NBC News'], domains: ['nbcnews.com'] },
  { id: 'abc-news', name: 'ABC News', kind: 'news', aliases: ['ABC News'], domains: ['abcnews.go.com', 'abc.net.au'] },
  { id: 'cbs-news', name: 'CBS News', kind: 'news', aliases: ['CBS News'], domains: ['cbsnews.com'] },
  { id: 'fox-news', name: 'Fox News', kind: 'news', aliases: ['Fox News'], domains: ['foxnews.com'] },
  { id: 'usa-today', name: 'USA Today', kind: 'news', aliases: ['USA Today'], domains: ['usatoday.com'] },
  { id: 'cnbc', name: 'CNBC', kind: 'news', aliases: ['CNBC'], domains: ['cnbc.com'] },
  {
    id: 'forbes',
    name: 'Forbes',
    kind: 'news',
    aliases: ['Forbes', 'Forbes Health', '福布斯'],
    domains: ['forbes.com']
  },
  {
    id: 'business-insider',
    name: 'Business Insider',
    kind: 'news',
    aliases: ['Business Insider'],
    domains: ['businessinsider.com']
  },
  { id: 'bloomberg', name: 'Bloomberg', kind: 'news', aliases: ['Bloomberg', '彭博社'], domains: ['bloomberg.com'] },
  {
    id: 'economist',
    name: 'The Economist',
    kind: 'news',
    aliases: ['The Economist', '经济学人'],
    domains: ['economist.com']
  },
  {
    id: 'financial-times',
    name: 'Financial Times',
    kind: 'news',
    aliases: ['Financial Times', '金融时报'],
    domains: ['ft.com']
  },
  {
    id: 'time',
    name: 'TIME',
    kind: 'news',
    aliases: ['TIME', 'Time', '时代周刊'],
    domains: ['time.com']
  },
  {
    id: 'the-times',
    name: 'The Times',
    kind: 'news',
    aliases: ['The Times', '泰晤士报'],
    domains: ['thetimes.com', 'thetimes.co.uk']
  },
  { id: 'the-sun', name: 'The Sun', kind: 'news', aliases: ['The Sun'], domains: ['thesun.co.uk'] },
  {
    id: 'independent',
    name: 'The Independent',
    kind: 'news',
    aliases: ['The Independent'],
    domains: ['independent.co.uk']
  },
  {
    id: 'telegraph',
    name: 'The Telegraph',
    kind: 'news',
    aliases: ['The Telegraph', '每日电讯报'],
    domains: ['telegraph.co.uk']
  },
  {
    id: 'daily-mail',
    name: 'Daily Mail',
    kind: 'news',
    aliases: ['Daily Mail', '每日邮报'],
    domains: ['dailymail.co.uk']
  },
  { id: 'new-york-post', name: 'New York Post', kind: 'news', aliases: ['New York Post'], domains: ['nypost.com'] },
  { id: 'wired', name: 'WIRED', kind: 'news', aliases: ['WIRED', 'Wired'], domains: ['wired.com'] },
  { id: 'the-verge', name: 'The Verge', kind: 'news', aliases: ['The Verge'], domains: ['theverge.com'] },
  { id: 'vox', name: 'Vox', kind: 'news', aliases: ['Vox'], domains: ['vox.com'] },
  { id: 'the-atlantic', name: 'The Atlantic', kind: 'news', aliases: ['The Atlantic'], domains: ['theatlantic.com'] },
  {
    id: 'mit-technology-review',
    name: 'MIT Technology Review',
    kind: 'news',
    aliases: ['MIT Technology Review', '麻省理工科技评论'],
    domains: ['technologyreview.com']
  },
  {
    id: 'pr-newswire',
    name: 'PR Newswire',
    kind: 'news',
    aliases: ['PR Newswire', 'PRNewswire', '美通社'],
    domains: ['prnewswire.com']
  },
  {
    id: 'globenewswire',
    name: 'GlobeNewswire',
    kind: 'news',
    aliases: ['GlobeNewswire'],
    domains: ['globenewswire.com']
  },
  {
    id: 'business-wire',
    name: 'Business Wire',
    kind: 'news',
    aliases: ['Business Wire', 'BusinessWire'],
    domains: ['businesswire.com']
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    kind: 'news',
    aliases: ['Yahoo News', 'Yahoo', 'Yahoo Finance'],
    domains: ['yahoo.com']
  },
  { id: 'msn', name: 'MSN', kind: 'news', aliases: ['MSN'], domains: ['msn.com'] },
  { id: 'reddit', name: 'Reddit', kind: 'website', aliases: ['Reddit'], domains: ['reddit.com'] },
  { id: 'quora', name: 'Quora', kind: 'website', aliases: ['Quora'], domains: ['quora.com'] },
  {
    id: 'stack-exchange',
    name: 'Stack Exchange',
    kind: 'website',
    aliases: ['Stack Exchange', 'Stack Overflow'],
    domains: ['stackexchange.com', 'stackoverflow.com']
  },
  { id: 'youtube', name: 'YouTube', kind: 'website', aliases: ['YouTube', 'Youtube'], domains: ['youtube.com'] },
  { id: 'linkedin', name: 'LinkedIn', kind: 'website', aliases: ['LinkedIn'], domains: ['linkedin.com'] },
  { id: 'facebook', name: 'Facebook', kind: 'website', aliases: ['Facebook'], domains: ['facebook.com'] },
  { id: 'instagram', name: 'Instagram', kind: 'website', aliases: ['Instagram'], domains: ['instagram.com'] },
  { id: 'tiktok', name: 'TikTok', kind: 'website', aliases: ['TikTok'], domains: ['tiktok.com'] },
  { id: 'medium', name: 'Medium', kind: 'website', aliases: ['Medium'], domains: ['medium.com'] },
  { id: 'github', name: 'GitHub', kind: 'website', aliases: ['GitHub'], domains: ['github.com'] },
  { id: 'slideshare', name: 'SlideShare', kind: 'website', aliases: ['SlideShare'], domains: ['slideshare.net'] },
  { id: 'substack', name: 'Substack', kind: 'website', aliases: ['Substack'], domains: ['substack.com'] }
]
