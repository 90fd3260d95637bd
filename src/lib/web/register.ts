import 'server-only'
import { registerCodeSender } from '@/lib/access/code-sender'
import { caseSubject } from '@/lib/cases/case-subject'
import { registerCaseSubject } from '@/lib/files/case-subject'
import { sendPhoneCode } from '@/lib/messaging/send-phone-code'

/** Lower parts that need an answer from above get it here. Whatever reaches commands or queries imports this file. */
registerCaseSubject(caseSubject)
registerCodeSender(sendPhoneCode)
