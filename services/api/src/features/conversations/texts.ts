import { conversationsTexts } from '#texts'
/** What the system says in a conversation beside the dialogue's own words. No name and no identifier: phones are shared. */
export const messageTexts = {
  draftLink: (link: string, until: string) => conversationsTexts.of('draftLink', { until, link }),
  fileLink: (link: string, until: string) => conversationsTexts.of('fileFromOfficerOpenedOnceUntil', { until, link }),
  fileNotReady: conversationsTexts.of('fileNotReady'),
  fileTwice: conversationsTexts.of('fileTwice'),
  correctionTaken: (number: string) => conversationsTexts.of('weHaveReceivedCorrectionNumber', { number }),
  withdrawn: (number: string) => conversationsTexts.of('withdrawn', { number }),
  notWithdrawn: (number: string) => conversationsTexts.of('notWithdrawn', { number }),
  answeredElsewhere: (number: string) => conversationsTexts.of('answeredElsewhere', { number }),
  closedMeanwhile: (number: string) => conversationsTexts.of('closedMeanwhile', { number }),
  correctionKept: (number: string) => conversationsTexts.of('correctionKept', { number }),
  officeAnswer: (answer: string) => conversationsTexts.of('officeAnswer', { answer }),
  rejectionReason: (reason: string) => conversationsTexts.of('rejectionReason', { reason }),
  correctionCallsFor: (number: string) => conversationsTexts.of('correctionCallsFor', { number }),
  replyArrived: conversationsTexts.of('replyArrived'),
  nothingToComplete: conversationsTexts.of('nothingToComplete'),
  queueTaken: (number: { label: string; day: string; hour: string; place: string }) =>
    conversationsTexts.of('queueTaken', number),
  queueGivenBack: conversationsTexts.of('queueGivenBack'),
  replyQueue: conversationsTexts.of('replyQueue'),
  scheduleNext: (place: string) => conversationsTexts.of('scheduleNext', { place }),
  scheduleDay: ({ time, ...day }: { date: string; time: string | null; village: string; where: string }) =>
    time === null
      ? conversationsTexts.of('scheduleDay', day)
      : conversationsTexts.of('scheduleDayAt', { ...day, time }),
  scheduleNone: (place: string) => conversationsTexts.of('scheduleNone', { place }),
  scheduleLink: (link: string) => conversationsTexts.of('scheduleLink', { link }),
  complaintTaken: (number: string, pin: string, by: string, link: string) =>
    conversationsTexts.of('yourComplaintReceived', { number, pin, by, link }),
  complaintNumberUnknown: conversationsTexts.of('complaintNumberUnknown'),
  /** Stands in a conversation, which officers read, for what a citizen says of a complaint. */
  complaintHidden: conversationsTexts.of('complaintHidden'),
  /** Stands there for an answer to the survey. */
  surveyHidden: conversationsTexts.of('surveyHidden'),
  /** Stands there for files that came with a complaint. */
  complaintFilesHidden: conversationsTexts.of('complaintFilesHidden'),
  /** To whoever was writing one when an officer took the conversation over. */
  complaintEnded: (link: string) => conversationsTexts.of('complaintEnded', { link }),
  calledInVain: (at: string) => conversationsTexts.of('calledInVain', { at }),
  /** Said to a command where an officer leads the conversation. */
  officerLeads: (link: string) => conversationsTexts.of('officerLeads', { link }),
  complaintStands: (number: string, status: string) => conversationsTexts.of('complaintStands', { number, status }),
  complaintReplied: conversationsTexts.of('complaintReplied'),
  tooManyTries: (count: number) => conversationsTexts.of('tooManyTries', { count }),
  followWrong: conversationsTexts.of('followWrong'),
  statusIs: (status: string, since: string) => conversationsTexts.of('statusStatusSinceSince', { status, since }),
  followLink: (link: string) => conversationsTexts.of('moreWithNumberPin', { link }),
} as const
