/**
 * 图 and 表 where they may name a figure or table by the number behind them, as the inside of an expression. Words that
 * end so and name none: 心电图, 超声心动图, 地图; 代表, 发表, 列表, 量表, 图表, 体表.
 */
export const CHINESE_FIGURE = '(?<![地电动])图'
export const CHINESE_TABLE = '(?<![代发列量图体])表'
