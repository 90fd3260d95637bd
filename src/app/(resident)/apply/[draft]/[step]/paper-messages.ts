import { problemText } from '@/components/fields/problem-text'
import type { DraftPage } from '@/lib/cases/draft-page'
import type { UploadProblem } from './upload-problem'

type Words = Parameters<typeof problemText>[1]

/** What is wrong with the papers, by the key of the paper: what is lacking, and an upload that was refused. */
export function paperMessages(page: DraftPage, upload: UploadProblem | null, words: Words): Record<string, string> {
  const lacking = page.paperProblems.map((problem) => [problem.name.split('.')[1] ?? '', problemText(problem, words)])
  const refused = upload ? [[upload.field.replace(/^material:/, ''), upload.message]] : []
  return Object.fromEntries([...lacking, ...refused])
}
