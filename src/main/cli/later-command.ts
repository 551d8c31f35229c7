import type { Command } from './command'

/** A command that a later version brings: it says so and is unusable until then. */
export function makeLaterCommand(name: string, summary: string): Command {
  return {
    name,
    summary,
    help: `bifolium ${name}: ${summary}.\n\nA later version brings this command; this one does not have it yet.`,
    run: async (_args, io) => {
      io.complain(`bifolium ${name} comes with a later version; this one does not have it yet.`)
      return 2
    }
  }
}
