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
import { changeHead } from '@/lib/registry/households/change-head'
import { closeHousehold } from '@/lib/registry/households/close-household'
import { endGuardian } from '@/lib/registry/households/end-guardian'
import { endMandate } from '@/lib/registry/households/end-mandate'
import { joinHousehold } from '@/lib/registry/households/join-household'
import { leaveHousehold } from '@/lib/registry/households/leave-household'
import { recordGuardian } from '@/lib/registry/households/record-guardian'
import { recordHousehold } from '@/lib/registry/households/record-household'
import { recordMandate } from '@/lib/registry/households/record-mandate'
import { splitHousehold } from '@/lib/registry/households/split-household'
import { mapImport } from '@/lib/registry/imports/map-import'
import { applyImport, dropImport, undoImport } from '@/lib/registry/imports/order-import'
import { settleRow } from '@/lib/registry/imports/settle-row'
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
import { markNotDuplicate } from '@/lib/registry/merging/mark-not-duplicate'
import { mergePeople } from '@/lib/registry/merging/merge-people'
import { undoMerge } from '@/lib/registry/merging/undo-merge'
import { addOrganisation } from '@/lib/registry/organisations/add-organisation'
import { amendOrganisation } from '@/lib/registry/organisations/amend-organisation'
import { endActFor } from '@/lib/registry/organisations/end-act-for'
import { letActFor } from '@/lib/registry/organisations/let-act-for'
import { recordContact } from '@/lib/registry/organisations/record-contact'
import { amendIdentity } from '@/lib/registry/people/amend-identity'
import { joinGroup } from '@/lib/registry/people/join-group'
import { leaveGroup } from '@/lib/registry/people/leave-group'
import { recordDeath } from '@/lib/registry/people/record-death'
import { setContact } from '@/lib/registry/people/set-contact'
import { undoDeath } from '@/lib/registry/people/undo-death'
import { addPlace } from '@/lib/registry/places/add-place'
import { amendPlace } from '@/lib/registry/places/amend-place'
import { closePlace } from '@/lib/registry/places/close-place'
import { collectNewcomer } from '@/lib/registry/places/collect-newcomer'
import { confirmLiving } from '@/lib/registry/places/confirm-living'
import { endRental } from '@/lib/registry/places/end-rental'
import { recordRental } from '@/lib/registry/places/record-rental'
import { proposeCorrection } from '@/lib/registry/propose-correction'
import { proveCorrection } from '@/lib/registry/prove-correction'
import { askAgain } from '@/lib/registry/quality/ask-again'
import { confirmFact } from '@/lib/registry/quality/confirm-fact'
import { showFact } from '@/lib/registry/quality/fact-card'
import { settleConflict } from '@/lib/registry/quality/settle-conflict'
import { showMyInformation } from '@/lib/registry/show-my-information'
import { unmaskPerson } from '@/lib/registry/unmask-person'
import { requestCopy } from '@/lib/rights/copies'
import { decideCorrection } from '@/lib/rights/decide-correction'
import { requestErasure } from '@/lib/rights/erasure'
import { withdrawConsent } from '@/lib/rights/withdraw-consent'

/** Every command that can be posted to /do/<name>, by its name. A command that is not here cannot be reached. */
export const commands: Readonly<Record<string, Command>> = {
  'act-on-case': actOnCase,
  'add-entry': addEntry,
  'add-organisation': addOrganisation,
  'add-person': addPerson,
  'amend-identity': amendIdentity,
  'apply-import': applyImport,
  'add-place': addPlace,
  'amend-organisation': amendOrganisation,
  'amend-place': amendPlace,
  'ask-again': askAgain,
  'bind-person': bindPerson,
  'change-head': changeHead,
  'change-password': changePassword,
  'choose-person': choosePerson,
  'claim-administrator': claimAdministrator,
  'claim-task': claimTask,
  'close-household': closeHousehold,
  'close-place': closePlace,
  'collect-newcomer': collectNewcomer,
  'complete-task': completeTask,
  'confirm-entry': confirmEntry,
  'correct-entry': correctEntry,
  'confirm-living': confirmLiving,
  'confirm-fact': confirmFact,
  'create-account': createAccount,
  'decide-correction': decideCorrection,
  'disable-account': disableAccount,
  'discard-draft': discardDraft,
  'drop-import': dropImport,
  'enable-account': enableAccount,
  'end-account-sessions': endAccountSessions,
  'end-entry': endEntry,
  'end-act-for': endActFor,
  'end-guardian': endGuardian,
  'end-mandate': endMandate,
  'end-post': endPost,
  'end-rental': endRental,
  'enrol-second-factor': enrolSecondFactor,
  'export-ledger': exportLedger,
  'find-entries': findEntries,
  'find-person': findPerson,
  'give-post': givePost,
  'move-entry': moveEntry,
  'join-group': joinGroup,
  'leave-group': leaveGroup,
  'map-import': mapImport,
  'mark-not-duplicate': markNotDuplicate,
  'merge-people': mergePeople,
  'open-at-counter': openAtCounter,
  'post-balance': postBalance,
  'propose-correction': proposeCorrection,
  'prove-correction': proveCorrection,
  'read-message': readMessage,
  'record-death': recordDeath,
  'join-household': joinHousehold,
  'leave-household': leaveHousehold,
  'let-act-for': letActFor,
  'record-contact': recordContact,
  'record-guardian': recordGuardian,
  'record-household': recordHousehold,
  'record-mandate': recordMandate,
  'record-rental': recordRental,
  refetch,
  'remove-file': removeFile,
  'renew-password': renewPassword,
  'request-copy': requestCopy,
  'request-erasure': requestErasure,
  'request-phone-code': requestPhoneCode,
  'reset-password': resetPassword,
  'reverse-posting': reversePosting,
  'save-draft': saveDraft,
  'second-factor': secondFactor,
  'set-contact': setContact,
  'set-display': setDisplay,
  'settle-row': settleRow,
  'settle-conflict': settleConflict,
  'share-phone': sharePhone,
  'show-fact': showFact,
  'show-my-information': showMyInformation,
  'sign-in-staff': signInStaff,
  'sign-in-with-code': signInWithCode,
  'sign-out': signOut,
  'sign-out-everywhere': signOutEverywhere,
  'split-household': splitHousehold,
  'start-draft': startDraft,
  'submit-application': submitApplication,
  'undo-death': undoDeath,
  'undo-import': undoImport,
  'undo-merge': undoMerge,
  'unmask-case': unmaskCase,
  'unmask-entry': unmaskEntry,
  'unmask-person': unmaskPerson,
  'withdraw-consent': withdrawConsent,
}
