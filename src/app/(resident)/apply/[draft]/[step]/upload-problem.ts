import 'server-only'
import { formProblems } from '@/lib/web/form-problems'
import { bouncedForm } from '@/lib/web/page'

/** An upload that was refused: the question it was for (`material:…`, or empty when it is unknown) and a sentence. */
export type UploadProblem = { field: string; message: string }

/** What was wrong with the upload that led back to this page, or null. */
export async function uploadProblem(form: string | undefined): Promise<UploadProblem | null> {
  const bounced = await bouncedForm(form)
  if (!bounced) return null
  const [first] = (await formProblems(bounced)).summary
  return first ? { field: first.fieldId ?? '', message: first.message } : null
}
