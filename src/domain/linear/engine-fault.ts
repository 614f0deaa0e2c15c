/** What can be wrong with an engine's answer. The codes are stable. */
export type EngineFaultCode =
  /** The engine couldn't do its work: it failed, or said that a model with a plan has none. */
  | 'engineFailed'
  /** The engine refuses the model, for example for its size; the message is a Swedish sentence. */
  | 'engineRefused'
  /** The engine's plan is fractional or breaks a row. */
  | 'engineBrokePlan'
  /** The engine's plan isn't optimal: it can be changed to a cheaper one. */
  | 'engineNotOptimal'

/** An engine gave an answer that can't be used. Names the engine and the stage; there is no result. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault'
  readonly code: EngineFaultCode
  readonly engine: string
  readonly stage: string

  constructor(code: EngineFaultCode, engine: string, stage: string, reason: string) {
    super(code === 'engineRefused' ? reason : `${engine}, stage ${stage}: ${reason}`)
    this.code = code
    this.engine = engine
    this.stage = stage
  }
}
