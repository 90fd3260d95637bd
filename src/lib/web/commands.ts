import 'server-only'
import './register'
import { changePassword } from '@/lib/access/change-password'
import { choosePerson } from '@/lib/access/choose-person'
import { claimAdministrator } from '@/lib/access/claim-administrator'
import { createAccount } from '@/lib/access/create-account'
import { disableAccount } from '@/lib/access/disable-account'
import { enableAccount } from '@/lib/access/enable-account'
import { endAccountSessions } from '@/lib/access/end-account-sessions'
import { endPost } from '@/lib/access/end-post'
import { givePost } from '@/lib/access/give-post'
import { renewPassword } from '@/lib/access/renew-password'
import { requestPhoneCode } from '@/lib/access/request-phone-code'
import { resetPassword } from '@/lib/access/reset-password'
import { enrolSecondFactor, secondFactor } from '@/lib/access/second-factor'
import { setDisplay } from '@/lib/access/set-display'
import { sharePhone } from '@/lib/access/share-phone'
import { signInStaff } from '@/lib/access/sign-in-staff'
import { signInWithCode } from '@/lib/access/sign-in-with-code'
import { signOut } from '@/lib/access/sign-out'
import { signOutEverywhere } from '@/lib/access/sign-out-everywhere'
import { actOnCase } from '@/lib/cases/act-on-case'
import { claimTask } from '@/lib/cases/claim-task'
import { completeTask } from '@/lib/cases/complete-task'
import { discardDraft, saveDraft } from '@/lib/cases/drafts/save-draft'
import { startDraft } from '@/lib/cases/drafts/start-draft'
import { submitApplication } from '@/lib/cases/drafts/submit-application'
import { unmaskCase } from '@/lib/cases/office-case'
import { openAtCounter } from '@/lib/cases/open-at-counter'
import { removeFile } from '@/lib/files/remove-file'
import type { Command } from '@/lib/kernel/command'
import { readMessage } from '@/lib/messaging/read-message'
import { addPerson } from '@/lib/registry/add-person'
import { bindPerson } from '@/lib/registry/bind-person'
import { refetch } from '@/lib/registry/connectors/refetch'
import { findPerson } from '@/lib/registry/find-person'
import { addEntry } from '@/lib/registry/ledgers/add-entry'
import { confirmEntry } from '@/lib/registry/ledgers/confirm-entry'
import { correctEntry } from '@/lib/registry/ledgers/correct-entry'
import { endEntry } from '@/lib/registry/ledgers/end-entry'
import { exportLedger } from '@/lib/registry/ledgers/export-ledger'
import { findEntries } from '@/lib/registry/ledgers/find-entries'
import { moveEntry } from '@/lib/registry/ledgers/move-entry'
import { postBalance } from '@/lib/registry/ledgers/post-balance'
import { reversePosting } from '@/lib/registry/ledgers/reverse-posting'
import { unmaskEntry } from '@/lib/registry/ledgers/unmask-entry'
import { unmaskPerson } from '@/lib/registry/unmask-person'

/** Every command that can be posted to /do/<name>, by its name. A command that is not here cannot be reached. */
export const commands: Readonly<Record<string, Command>> = {
  'act-on-case': actOnCase,
  'add-entry': addEntry,
  'add-person': addPerson,
  'bind-person': bindPerson,
  'change-password': changePassword,
  'choose-person': choosePerson,
  'claim-administrator': claimAdministrator,
  'claim-task': claimTask,
  'complete-task': completeTask,
  'confirm-entry': confirmEntry,
  'correct-entry': correctEntry,
  'create-account': createAccount,
  'disable-account': disableAccount,
  'discard-draft': discardDraft,
  'enable-account': enableAccount,
  'end-account-sessions': endAccountSessions,
  'end-entry': endEntry,
  'end-post': endPost,
  'enrol-second-factor': enrolSecondFactor,
  'export-ledger': exportLedger,
  'find-entries': findEntries,
  'find-person': findPerson,
  'give-post': givePost,
  'move-entry': moveEntry,
  'open-at-counter': openAtCounter,
  'post-balance': postBalance,
  'read-message': readMessage,
  refetch,
  'remove-file': removeFile,
  'renew-password': renewPassword,
  'request-phone-code': requestPhoneCode,
  'reset-password': resetPassword,
  'reverse-posting': reversePosting,
  'save-draft': saveDraft,
  'second-factor': secondFactor,
  'set-display': setDisplay,
  'share-phone': sharePhone,
  'sign-in-staff': signInStaff,
  'sign-in-with-code': signInWithCode,
  'sign-out': signOut,
  'sign-out-everywhere': signOutEverywhere,
  'start-draft': startDraft,
  'submit-application': submitApplication,
  'unmask-case': unmaskCase,
  'unmask-entry': unmaskEntry,
  'unmask-person': unmaskPerson,
}
