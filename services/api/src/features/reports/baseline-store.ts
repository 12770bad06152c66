import type { BaselineFigure } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'

type Baseline = Pick<Row<'baseline'>, 'value' | 'period' | 'source'> & { figure: BaselineFigure }

export const listBaselines = (db: Db, regionCode: string): Promise<Baseline[]> =>
  db.rows<Baseline>(from('baseline').where({ region_code: regionCode }).select('figure', 'value', 'period', 'source'))

/** Puts these figures in place of those of a province or regency; of one that is named twice the last counts. */
export async function replaceBaselines(db: Db, regionCode: string, baselines: readonly Baseline[]): Promise<void> {
  await db.run(from('baseline').where({ region_code: regionCode }).delete())
  for (const { figure, value, period, source } of baselines)
    await db.run(
      from('baseline')
        .insert({
          region_code: regionCode,
          province_code: placeOf(regionCode).provinceCode,
          regency_code: regionCode.length === 5 ? regionCode : '',
          figure,
          value,
          period,
          source,
        })
        .onConflict('region_code', 'figure')
        .merge('value', 'period', 'source'),
    )
}
