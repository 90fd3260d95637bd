import 'server-only'
import { registerCodeSender } from '@/lib/access/code-sender'
import { answerTaskByRegister } from '@/lib/cases/answer-task-by-register'
import { caseSubject } from '@/lib/cases/case-subject'
import { matterOfCase } from '@/lib/cases/matter-of-case'
import { partyMover } from '@/lib/cases/move-parties'
import { registerCaseSubject } from '@/lib/files/case-subject'
import { registerCorrectionSubject } from '@/lib/files/correction-subject'
import { messageMover } from '@/lib/messaging/move-messages'
import { sendPhoneCode } from '@/lib/messaging/send-phone-code'
import { registerMatterOfCase } from '@/lib/registry/connectors/matter-of-case'
import { registerTaskAnswer } from '@/lib/registry/connectors/task-answer'
import { correctionSubject } from '@/lib/registry/correction-subject'
import { registerSubjectMover } from '@/lib/registry/merging/subject-mover'

/** Lower parts that need an answer from above get it here. Whatever reaches commands or queries imports this file. */
registerCaseSubject(caseSubject)
registerCodeSender(sendPhoneCode)
registerMatterOfCase(matterOfCase)
registerTaskAnswer(answerTaskByRegister)
registerSubjectMover('parties', partyMover)
registerSubjectMover('messages', messageMover)
registerCorrectionSubject(correctionSubject)
