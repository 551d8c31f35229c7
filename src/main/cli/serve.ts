import { parseArgs } from 'node:util'
import { DEFAULT_PORT, serve } from '../browser/index'
import type { Command } from './command'

const help = `Usage: bifolium serve [FILE] [--port N] [--no-open] [--data FOLDER]

Serves Bifolium to a browser on this machine only, until Ctrl+C.

  FILE           a .bifolium file to open in the window
  --port N       port on 127.0.0.1 (${DEFAULT_PORT}; 0 takes any free one). The browser keeps its working copy by
                 port, so stay with one
  --no-open      print the address and open no window
  --data FOLDER  folder of the journal and its snapshots (also: BIFOLIUM_DATA)`

function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) return DEFAULT_PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port <= 65535 ? port : undefined
}

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serve Bifolium to a browser on this machine',
  help,
  run: async (args, io) => {
    const options = { port: { type: 'string' }, 'no-open': { type: 'boolean' }, data: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const port = parsePort(values.port)
    if (port === undefined) {
      io.complain(`“${values.port}” is not a port; expected a number from 0 to 65535.`)
      return 2
    }
    return serve({
      port,
      open: !values['no-open'],
      dataFolder: values.data,
      file: positionals[0],
      print: io.print,
      complain: io.complain
    })
  }
}
