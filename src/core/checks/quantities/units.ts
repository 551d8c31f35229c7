import type { QuantityKind } from './quantity'

/** One unit, its size in the base unit of its dimension, and how both languages write it. */
export interface UnitRow {
  readonly unit: string
  readonly dimension: string
  readonly size: number
  /** Symbols, as exactly written. */
  readonly symbols: string
  /** English words, separated by `;`, in the singular and plural, whatever their case. */
  readonly words?: string
  readonly chinese?: string
}

const MONTH = 30.4375
const YEAR = 12 * MONTH

/** Units, one row each. Single letters that are words or other signs are left out where they could not be told apart. */
export const UNITS: readonly UnitRow[] = [
  {
    unit: 'a',
    dimension: 'time',
    size: YEAR,
    symbols: 'y yr yrs',
    words: 'year;years;annual',
    chinese: '年 周年 整年'
  },
  {
    unit: 'a',
    dimension: 'time',
    size: YEAR,
    symbols: '',
    words: 'year-old;years-old;year old;years old;years of age',
    chinese: '岁 周岁'
  },
  { unit: '[decade]', dimension: 'time', size: 10 * YEAR, symbols: '', words: 'decade;decades' },
  {
    unit: 'mo',
    dimension: 'time',
    size: MONTH,
    symbols: 'mo mos',
    words: 'month;months;month-old;months-old',
    chinese: '个月 个多月 月龄 月 个月龄'
  },
  {
    unit: 'wk',
    dimension: 'time',
    size: 7,
    symbols: 'wk wks w',
    words: 'week;weeks;week-old;weeks-old',
    chinese: '周 星期 个星期 周龄 孕周'
  },
  {
    unit: 'd',
    dimension: 'time',
    size: 1,
    symbols: 'd',
    words: 'day;days;night;nights;day-old',
    chinese: '天 日 晚 日龄 昼夜'
  },
  { unit: 'h', dimension: 'time', size: 1 / 24, symbols: 'h hr hrs', words: 'hour;hours', chinese: '小时 个小时 钟头' },
  { unit: 'min', dimension: 'time', size: 1 / 1440, symbols: 'min mins', words: 'minute;minutes', chinese: '分钟' },
  { unit: 's', dimension: 'time', size: 1 / 86400, symbols: 's sec secs', words: 'second;seconds', chinese: '秒 秒钟' },
  {
    unit: 'min-1',
    dimension: 'time-1',
    size: 1440,
    symbols: 'bpm rpm r/min',
    words: 'beats per minute;breaths per minute;times per minute;drops per minute;beats/min;breaths/min',
    chinese: '次/分 次/分钟 次/min 滴/分 滴/分钟 滴/min 转/分 转/min'
  },
  {
    unit: 'ms',
    dimension: 'time',
    size: 1 / 86400e3,
    symbols: 'ms msec',
    words: 'millisecond;milliseconds',
    chinese: '毫秒'
  },
  { unit: 'kg', dimension: 'mass', size: 1e3, symbols: 'kg Kg KG', words: 'kilogram;kilograms', chinese: '千克 公斤' },
  { unit: 'g', dimension: 'mass', size: 1, symbols: 'g gm', words: 'gram;grams', chinese: '克' },
  { unit: 'mg', dimension: 'mass', size: 1e-3, symbols: 'mg', words: 'milligram;milligrams', chinese: '毫克' },
  { unit: 'ug', dimension: 'mass', size: 1e-6, symbols: 'μg ug mcg', words: 'microgram;micrograms', chinese: '微克' },
  { unit: 'ng', dimension: 'mass', size: 1e-9, symbols: 'ng', words: 'nanogram;nanograms', chinese: '纳克' },
  { unit: 'pg', dimension: 'mass', size: 1e-12, symbols: 'pg', words: 'picogram;picograms', chinese: '皮克' },
  { unit: 'L', dimension: 'volume', size: 1, symbols: 'L l', words: 'liter;liters;litre;litres', chinese: '升' },
  {
    unit: 'dL',
    dimension: 'volume',
    size: 0.1,
    symbols: 'dL dl',
    words: 'deciliter;deciliters;decilitre;decilitres',
    chinese: '分升'
  },
  {
    unit: 'mL',
    dimension: 'volume',
    size: 1e-3,
    symbols: 'mL ml cc',
    words: 'milliliter;milliliters;millilitre;millilitres',
    chinese: '毫升'
  },
  {
    unit: 'uL',
    dimension: 'volume',
    size: 1e-6,
    symbols: 'μL μl uL ul',
    words: 'microliter;microliters;microlitre;microlitres',
    chinese: '微升'
  },
  { unit: 'fL', dimension: 'volume', size: 1e-15, symbols: 'fL fl', words: 'femtoliter;femtoliters', chinese: '飞升' },
  { unit: 'mol', dimension: 'substance', size: 1, symbols: 'mol', words: 'mole;moles', chinese: '摩尔' },
  {
    unit: 'mmol',
    dimension: 'substance',
    size: 1e-3,
    symbols: 'mmol',
    words: 'millimole;millimoles',
    chinese: '毫摩尔 毫摩'
  },
  {
    unit: 'umol',
    dimension: 'substance',
    size: 1e-6,
    symbols: 'μmol umol',
    words: 'micromole;micromoles',
    chinese: '微摩尔'
  },
  { unit: 'nmol', dimension: 'substance', size: 1e-9, symbols: 'nmol', words: 'nanomole;nanomoles', chinese: '纳摩尔' },
  {
    unit: 'pmol',
    dimension: 'substance',
    size: 1e-12,
    symbols: 'pmol',
    words: 'picomole;picomoles',
    chinese: '皮摩尔'
  },
  { unit: 'mM', dimension: 'concentration', size: 1e-3, symbols: 'mM', words: 'millimolar' },
  { unit: 'uM', dimension: 'concentration', size: 1e-6, symbols: 'μM uM', words: 'micromolar' },
  { unit: 'nM', dimension: 'concentration', size: 1e-9, symbols: 'nM', words: 'nanomolar' },
  {
    unit: 'mEq',
    dimension: 'equivalents',
    size: 1e-3,
    symbols: 'mEq meq',
    words: 'milliequivalent;milliequivalents',
    chinese: '毫当量'
  },
  { unit: 'mosm', dimension: 'osmoles', size: 1e-3, symbols: 'mOsm mosm', chinese: '毫渗摩尔 毫渗' },
  {
    unit: '[IU]',
    dimension: 'activity',
    size: 1,
    symbols: 'IU U iu',
    words: 'international unit;international units;unit;units',
    chinese: '国际单位 个单位 单位'
  },
  {
    unit: 'm[IU]',
    dimension: 'activity',
    size: 1e-3,
    symbols: 'mIU mU',
    words: 'milliunit;milliunits',
    chinese: '毫国际单位 毫单位'
  },
  { unit: 'u[IU]', dimension: 'activity', size: 1e-6, symbols: 'μIU μU uIU', chinese: '微单位' },
  { unit: 'k[IU]', dimension: 'activity', size: 1e3, symbols: 'kU kIU', chinese: '千单位' },
  {
    unit: 'km',
    dimension: 'length',
    size: 1e3,
    symbols: 'km',
    words: 'kilometer;kilometers;kilometre;kilometres',
    chinese: '千米 公里'
  },
  { unit: 'm', dimension: 'length', size: 1, symbols: 'm', words: 'meter;meters;metre;metres', chinese: '米' },
  {
    unit: 'cm',
    dimension: 'length',
    size: 1e-2,
    symbols: 'cm',
    words: 'centimeter;centimeters;centimetre;centimetres',
    chinese: '厘米'
  },
  {
    unit: 'mm',
    dimension: 'length',
    size: 1e-3,
    symbols: 'mm',
    words: 'millimeter;millimeters;millimetre;millimetres',
    chinese: '毫米'
  },
  {
    unit: 'um',
    dimension: 'length',
    size: 1e-6,
    symbols: 'μm um',
    words: 'micrometer;micrometers;micrometre;micrometres;micron;microns',
    chinese: '微米'
  },
  {
    unit: 'nm',
    dimension: 'length',
    size: 1e-9,
    symbols: 'nm',
    words: 'nanometer;nanometers;nanometre;nanometres',
    chinese: '纳米'
  },
  {
    unit: 'mm[Hg]',
    dimension: 'pressure',
    size: 0.133322,
    symbols: 'mmHg mm_Hg',
    words: 'millimeters of mercury',
    chinese: '毫米汞柱'
  },
  {
    unit: 'cm[H2O]',
    dimension: 'pressure',
    size: 0.0980665,
    symbols: 'cmH2O cm_H2O cmH₂O cm_H₂O',
    chinese: '厘米水柱'
  },
  { unit: 'mm[H2O]', dimension: 'pressure', size: 0.00980665, symbols: 'mmH2O mm_H2O mmH₂O', chinese: '毫米水柱' },
  { unit: 'kPa', dimension: 'pressure', size: 1, symbols: 'kPa', words: 'kilopascal;kilopascals', chinese: '千帕' },
  {
    unit: 'Cel',
    dimension: 'temperature',
    size: 1,
    symbols: '℃ °C ° C',
    words: 'degrees celsius;degree celsius',
    chinese: '摄氏度'
  },
  { unit: '[degF]', dimension: 'fahrenheit', size: 1, symbols: '℉ °F', chinese: '华氏度' },
  { unit: 'deg', dimension: 'angle', size: 1, symbols: '°', words: 'degree;degrees', chinese: '度' },
  { unit: 'Gy', dimension: 'radiation', size: 1, symbols: 'Gy', words: 'gray', chinese: '戈瑞 戈' },
  { unit: 'cGy', dimension: 'radiation', size: 0.01, symbols: 'cGy', chinese: '厘戈瑞' },
  { unit: 'mSv', dimension: 'exposure', size: 1, symbols: 'mSv', chinese: '毫西弗' },
  { unit: 'Bq', dimension: 'decay', size: 1, symbols: 'Bq', chinese: '贝可' },
  { unit: 'MBq', dimension: 'decay', size: 1e6, symbols: 'MBq', chinese: '兆贝可' },
  { unit: 'GBq', dimension: 'decay', size: 1e9, symbols: 'GBq' },
  { unit: 'mCi', dimension: 'decay', size: 37e6, symbols: 'mCi', chinese: '毫居里' },
  { unit: 'T', dimension: 'field', size: 1, symbols: 'T', words: 'tesla', chinese: '特斯拉' },
  { unit: 'Hz', dimension: 'frequency', size: 1, symbols: 'Hz', words: 'hertz', chinese: '赫兹' },
  { unit: 'kHz', dimension: 'frequency', size: 1e3, symbols: 'kHz', chinese: '千赫' },
  { unit: 'MHz', dimension: 'frequency', size: 1e6, symbols: 'MHz', chinese: '兆赫' },
  {
    unit: 'kcal',
    dimension: 'energy',
    size: 4.184,
    symbols: 'kcal Kcal',
    words: 'kilocalorie;kilocalories',
    chinese: '千卡 大卡'
  },
  { unit: 'kJ', dimension: 'energy', size: 1, symbols: 'kJ', words: 'kilojoule;kilojoules', chinese: '千焦' },
  { unit: 'J', dimension: 'energy', size: 1e-3, symbols: 'J', words: 'joule;joules', chinese: '焦耳 焦' },
  { unit: 'V', dimension: 'voltage', size: 1, symbols: 'V', words: 'volt;volts', chinese: '伏' },
  { unit: 'mV', dimension: 'voltage', size: 1e-3, symbols: 'mV', words: 'millivolt;millivolts', chinese: '毫伏' },
  { unit: 'uV', dimension: 'voltage', size: 1e-6, symbols: 'μV', words: 'microvolt;microvolts', chinese: '微伏' },
  { unit: 'mA', dimension: 'current', size: 1, symbols: 'mA', words: 'milliampere;milliamperes', chinese: '毫安' },
  { unit: 'W', dimension: 'power', size: 1, symbols: 'W', words: 'watt;watts', chinese: '瓦' },
  { unit: '%', dimension: 'percent', size: 1, symbols: '%', words: 'percent;per cent', chinese: '' },
  { unit: '[ppth]', dimension: 'permille', size: 1, symbols: '‰', words: 'per mille', chinese: '' },
  {
    unit: '[pp]',
    dimension: 'percentage-point',
    size: 1,
    symbols: '',
    words: 'percentage point;percentage points;percent point;percent points;pp',
    chinese: '个百分点 百分点'
  },
  { unit: '[fold]', dimension: 'fold', size: 1, symbols: '× x X', words: 'fold;times', chinese: '倍' },
  {
    unit: '[person]',
    dimension: 'persons',
    size: 1,
    symbols: '',
    words: 'person-years;patient-years;person-year;person years;patient years;participant-years',
    chinese: '人年 患者年'
  },
  { unit: '[score]', dimension: 'score', size: 1, symbols: '', words: 'point;points;score points', chinese: '分' }
]

/** Nouns that numbers count. They differ from language to language, so that none is a unit: 例 for patients, 次 for doses. */
export const COUNTED_ENGLISH =
  'patient;participant;subject;case;adult;child;children;infant;newborn;woman;women;man;men;person;people;individual;volunteer;survivor;donor;physician;nurse;clinician;eye;lesion;tumor;tumour;trial;study;studies;article;report;center;centre;hospital;site;country;countries;city;cities;province;dose;injection;infusion;cycle;course;session;visit;tablet;capsule;pill;drop;vial;ampoule;sachet;decoction;herb;acupoint;point;needle;mouse;mice;rat;rabbit;pig;dog;cell;sample;specimen;gene;allele;mutation;variant;item;domain;dimension;question;episode;attack;relapse;event;death;birth;pregnancy;pregnancies;embryo;oocyte;follicle;transfusion;transplantation;operation;surgery;surgeries;procedure;biopsy;scan;image;measurement;time;occasion;reader;reviewer;rater;author;database;record;cohort;meal;cigarette;drink;glass;unit;step;stage;component;outcome;criterion;criteria;symptom;sign;drug;agent;medication;regimen;treatment'

/** Chinese measure words, that follow a number and count. */
export const COUNTED_CHINESE =
  '例次 例 名 位 人次 人 个疗程 个周期 个 项 种 次 篇 份 家 只 株 片 粒 丸 剂 帖 支 瓶 袋 针 疗程 周期 处 条 枚 颗 匹 对 穴 味 滴 国 省 市 所 大 胎 产 孔 轮 期次 盒 日次 套'

/** What kind of number a dimension makes of it. */
export const KIND_OF_DIMENSION: Readonly<Record<string, QuantityKind>> = {
  time: 'duration',
  percent: 'percent',
  'percentage-point': 'percentage-point',
  fold: 'fold',
  score: 'score'
}
