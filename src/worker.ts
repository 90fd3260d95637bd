import 'server-only'
import { closeDatabase } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { startJobs } from '@/lib/web/jobs'

/** Wrong settings stop the process here, before it takes any job. */
env()
const jobs = await startJobs()
log.info({}, 'worker is running')

let stopping = false

/** Jobs under way finish or return to the queue; a job that is killed all the same is taken up again after its lease. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  try {
    await jobs.stop()
    await closeDatabase()
    process.exit(0)
  } catch (problem) {
    log.error({ err: problem }, 'stop failed')
    process.exit(1)
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
// The parent that started this process is gone without a word.
process.on('disconnect', stop)
