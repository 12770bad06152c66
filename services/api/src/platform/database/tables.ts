// Generated from the migrated schema by `npm run tables`; a test holds it against the schema.
import type { Language } from '@sipelandukilat/domain'
import type { Json } from './json-columns'

/** A row of each table and view, as the driver gives it. */
export type Tables = {
  access_grant: {
    application_id: string
    expires_at: Date
    from_regency_code: string
    granted_at: Date
    granted_by: string
    id: string
    province_code: string
    revoked_at: Date | null
    sealed: Buffer
    to_regency_code: string
  }
  account_code: {
    answered_at: Date | null
    channel: 'whatsapp' | 'sms' | 'email'
    code_hash: Buffer
    contact_index: Buffer
    created_at: Date
    expires_at: Date
    id: string
    sealed: Buffer
    sent_at: Date | null
  }
  account_session: {
    channel: string
    contact_index: Buffer
    created_at: Date
    expires_at: Date
    id_hash: Buffer
    last_seen_at: Date
  }
  app_user: {
    auth_version: number
    created_at: Date
    email: string
    grade: string | null
    id: string
    language: Language
    name: string
    nip: string | null
    password_hash: string | null
    province_code: string | null
    regency_code: string | null
    status: 'invited' | 'active' | 'disabled'
    version: number
  }
  application: {
    approval_required: boolean
    approved_by: string | null
    arrival_of: string | null
    arrival_until: string | null
    assignee_id: string | null
    assisted_by: string | null
    channel: 'web' | 'whatsapp' | 'sms' | 'email' | 'phone' | 'counter' | 'village' | 'field'
    closed_at: Date | null
    closed_reason: string | null
    copied_from: string | null
    correction: Json<'application.correction'> | null
    created_by: string | null
    district_code: string
    domicile_village_code: string | null
    due_at: Date | null
    first_due_at: Date | null
    id: string
    lacks: Json<'application.lacks'> | null
    language: Language
    last_seq: number
    merged_into: string | null
    move_regency_code: string | null
    occurred_at: Date
    pin_hash: Buffer
    presence_done: boolean
    presence_mode: 'office' | 'village' | 'home' | null
    priority: number
    privacy_notice_version: string
    province_code: string
    recorded_at: Date
    regency_code: string
    service_code: string
    service_version: number
    status: 'draft' | 'incomplete' | 'submitted' | 'routed' | 'verifying' | 'correction' | 'awaiting_presence' | 'approving' | 'processing' | 'issued' | 'ready' | 'delivering' | 'completed' | 'rejected' | 'withdrawn' | 'merged'
    status_since: Date
    submitted_at: Date
    tracking_number: string
    unanswered_since: Date | null
    verified_by: string | null
    version: number
    village_code: string
    waiting_since: Date
  }
  application_draft: {
    application_id: string | null
    conversation_id: string
    created_at: Date
    data_key: Buffer | null
    envelope: Buffer | null
    erased_at: Date | null
    erased_for: string | null
    expires_at: Date
    id: string
    province_code: string
    regency_code: string
    token_hash: Buffer
  }
  application_event: {
    actor_id: string | null
    actor_kind: 'system' | 'officer' | 'supervisor' | 'head' | 'citizen'
    application_id: string
    channel: string | null
    created_by: string | null
    data: Json<'application_event.data'>
    district_code: string
    from_status: string | null
    occurred_at: Date
    province_code: string
    recorded_at: Date
    regency_code: string
    schema_version: number
    sealed: Buffer | null
    seq: number
    to_status: string | null
    type: string
    village_code: string
  }
  application_message: {
    application_id: string
    at: Date
    author_id: string | null
    created_by: string | null
    direction: 'in' | 'out'
    district_code: string
    id: string
    province_code: string
    read_at: Date | null
    regency_code: string
    sealed: Buffer
    seq: number
    village_code: string
  }
  application_product: {
    application_id: string
    attachment_id: string | null
    created_by: string | null
    district_code: string
    format: string
    handed_over_at: Date | null
    handover_method: 'office' | 'download' | 'village' | 'post' | 'visit' | null
    has_number: boolean
    id: string
    number_index: Buffer | null
    pickup_place: string | null
    product: string
    province_code: string
    regency_code: string
    sealed: Buffer | null
    village_code: string
  }
  attachment: {
    application_id: string
    blob: string | null
    created_by: string | null
    district_code: string
    erased_at: Date | null
    erased_for: string | null
    id: string
    kind: 'requirement' | 'product' | 'paper' | 'proof'
    media_type: string
    province_code: string
    regency_code: string
    replaced_at: Date | null
    requirement: string
    size: number
    uploaded_at: Date
    village_code: string
  }
  audit_entry: {
    action: string
    actor_id: string | null
    actor_kind: string
    at: Date
    correlation_id: string | null
    detail: Json<'audit_entry.detail'>
    id: string
    province_code: string | null
    regency_code: string | null
    subject: string
    subject_ids: string[]
  }
  baseline: {
    figure: string
    period: string
    province_code: string
    regency_code: string
    region_code: string
    source: string
    value: number
  }
  calendar_feed: {
    created_at: Date
    id: string
    kind: 'mine' | 'team' | 'kit' | 'regency'
    last_read_at: Date | null
    name: string
    subject: string | null
    token_hash: Buffer
    user_id: string
  }
  call_back: {
    conversation_id: string
    done_at: Date | null
    done_by: string | null
    due_at: Date
    id: string
    last_tried_at: Date | null
    last_tried_by: string | null
    outcome: 'spoken' | 'not-reached' | 'not-needed' | null
    province_code: string
    regency_code: string
    requested_at: Date
    tries: number
    upload_id: string | null
  }
  channel_state: {
    channel: string
    detail: string | null
    is_enabled: boolean
    last_inbound_at: Date | null
    last_outbound_at: Date | null
    since: Date
    state: 'up' | 'down' | 'off'
  }
  channel_test: {
    channel: 'whatsapp' | 'sms' | 'email'
    code: string | null
    finished_at: Date | null
    id: string
    language: Language
    province_code: string | null
    reason: string | null
    requested_at: Date
    requested_by: string
    sealed_address: Buffer | null
    sealed_words: Buffer | null
    state: 'waiting' | 'accepted' | 'refused' | 'unreachable'
    template: string | null
  }
  complaint: {
    answer_due_at: Date
    answered_at: Date | null
    application_id: string | null
    assignee_id: string | null
    assignee_role: string | null
    channel: 'web' | 'whatsapp' | 'sms' | 'email' | 'phone' | 'counter' | 'village' | 'field'
    closed_at: Date | null
    closed_by: 'citizen' | 'officer' | 'clock' | null
    closes_at: Date | null
    conversation_id: string | null
    created_by: string | null
    data_key: Buffer | null
    district_code: string
    due_at: Date | null
    forward_due_at: Date
    forwarded_at: Date | null
    id: string
    kind: 'delay' | 'fee' | 'conduct' | 'data' | 'facility' | 'other'
    language: Language
    number: string
    ordinary_district_code: string | null
    ordinary_province_code: string | null
    ordinary_regency_code: string | null
    pin_hash: Buffer
    province_code: string
    received_at: Date
    regency_code: string
    sealed: Buffer | null
    sp4n_number: string | null
    status: 'received' | 'forwarded' | 'answered' | 'closed'
    status_since: Date
    version: number
    village_code: string
  }
  complaint_entry: {
    assignee_id: string | null
    assignee_role: string | null
    at: Date
    author_id: string | null
    author_kind: 'citizen' | 'officer' | 'system'
    complaint_id: string
    id: string
    kind: 'reply' | 'answer' | 'forwarding' | 'closing' | 'kind'
    kind_after: 'delay' | 'fee' | 'conduct' | 'data' | 'facility' | 'other' | null
    kind_before: 'delay' | 'fee' | 'conduct' | 'data' | 'facility' | 'other' | null
    sealed: Buffer | null
  }
  complaint_escalation: {
    complaint_id: string
    due_at: Date
    level: 'warning' | 'supervisor' | 'regencyAdmin' | 'provinceAdmin'
    told_at: Date
  }
  complaint_notice: {
    channel: string
    complaint_id: string
    entry_id: string
    recorded_at: Date
    status: 'sent' | 'no-contact' | 'stopped'
  }
  conversation: {
    address_index: Buffer | null
    channel: 'whatsapp' | 'sms' | 'email'
    data_key: Buffer | null
    dialogue: Buffer | null
    envelope: Buffer | null
    erased_at: Date | null
    erased_for: string | null
    handled_by: 'dialogue' | 'officer'
    id: string
    language: Language
    last_inbound_at: Date | null
    last_message_at: Date
    notices_stopped_at: Date | null
    officer_id: string | null
    province_code: string
    regency_code: string
    unread: number
    verified_at: Date | null
    version: number
    wants_person_since: Date | null
  }
  conversation_application: {
    application_id: string
    conversation_id: string
  }
  conversation_message: {
    application_id: string | null
    at: Date
    attempts: number
    author_id: string | null
    conversation_id: string
    direction: 'in' | 'out'
    failure: string | null
    id: string
    identities: Buffer[]
    province_code: string
    regency_code: string
    sealed: Buffer | null
    state: 'received' | 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'withdrawn'
    state_at: Date
    upload_ids: string[]
  }
  data_incident: {
    agency_told_at: Date | null
    closed_at: Date | null
    created_at: Date
    created_by: string
    data_key: Buffer
    due_at: Date
    escalated_at: Date | null
    found_at: Date
    id: string
    people_told_at: Date | null
    province_code: string
    regency_codes: string[]
    sealed: Buffer
    version: number
    warned_at: Date | null
  }
  data_incident_entry: {
    at: Date
    author_id: string
    id: string
    incident_id: string
    kind: 'recorded' | 'changed' | 'agencyTold' | 'peopleTold' | 'closed'
    sealed: Buffer
  }
  data_protection_contact: {
    address: string
    changed_at: Date
    changed_by: string | null
    email: string
    name: string
    phone: string
    province_code: string
    version: number
  }
  data_request: {
    application_id: string | null
    contact_index: Buffer | null
    data_key: Buffer | null
    due_at: Date
    envelope: Buffer | null
    escalated_at: Date | null
    handled_at: Date | null
    handled_by: string | null
    id: string
    kind: 'see' | 'correct' | 'erase'
    outcome: Json<'data_request.outcome'> | null
    province_code: string
    received_at: Date
    regency_code: string
    status: 'received' | 'answered' | 'refused'
    subject: 'application' | 'account'
    told_at: Date | null
    version: number
    warned_at: Date | null
  }
  delegate: {
    application_id: string
    authority: 'F-1.07' | 'thumbprint'
    created_by: string | null
    decided_at: Date | null
    decided_by: string | null
    district_code: string
    province_code: string
    recorded_at: Date
    regency_code: string
    sealed: Buffer | null
    status: 'pending' | 'accepted' | 'refused'
    version: number
    village_code: string
  }
  duplicate_pair: {
    decided_at: Date | null
    decided_by: string | null
    decision: 'distinct' | 'merged' | null
    earlier_id: string
    found_at: Date
    later_id: string
    reasons: string[]
    score: number
  }
  escalation: {
    application_id: string
    due_at: Date
    level: 'warning' | 'supervisor' | 'regencyAdmin' | 'provinceAdmin'
    told_at: Date
  }
  handover: {
    application_id: string
    attachment_id: string | null
    carrier: 'officer' | 'village' | 'post' | null
    created_by: string | null
    district_code: string
    id: string
    method: 'office' | 'download' | 'village' | 'post' | 'visit' | null
    proof: 'signature' | 'thumbprint' | 'photo' | 'none' | null
    province_code: string
    received_at: Date | null
    recipient: 'applicant' | 'family' | 'delegate' | 'village_registrar' | null
    recorded_by: string
    regency_code: string
    sealed: Buffer
    sent_at: Date | null
    village_code: string
  }
  holiday: {
    name: string
    on_date: string
    province_code: string
    regency_code: string
  }
  holiday_year: {
    confirmed_at: Date
    confirmed_by: string
    province_code: string
    regency_code: string
    year: number
  }
  idempotency: {
    body_hash: Buffer
    created_at: Date
    endpoint: string
    key: string
    principal: string
    resource_id: string | null
  }
  inbound_identity: {
    channel: string
    digest: Buffer | null
    identity: Buffer
    inbound_id: string
    received_at: Date
  }
  inbound_message: {
    address_index: Buffer
    channel: 'whatsapp' | 'sms' | 'email'
    handled_at: Date | null
    id: string
    received_at: Date
    sealed: Buffer
  }
  invitation: {
    created_at: Date
    expires_at: Date
    purpose: 'invitation' | 'reset'
    token_hash: Buffer
    used_at: Date | null
    user_id: string
  }
  kept_version: {
    topic: string
    version: number
  }
  kit: {
    blanks: number
    blanks_low: number
    id: string
    name: string
    province_code: string
    regency_code: string | null
    ribbons: number
    ribbons_low: number
    serial: string
    state: 'ready' | 'repair' | 'retired'
    version: number
  }
  kit_maintenance: {
    created_by: string
    from_on: string
    id: string
    kit_id: string
    note: string
    province_code: string
    regency_code: string | null
    until_on: string
    version: number
  }
  ktp_coverage: {
    as_of: string
    district_code: string
    eligible: number
    entered_at: Date
    entered_by: string
    province_code: string
    recorded: number
    regency_code: string
    source: string
    version: number
    village_code: string
  }
  letter_counter: {
    kind: 'decision' | 'travelOrder'
    last_number: number
    province_code: string
    regency_code: string
    year: number
  }
  letter_settings: {
    changed_at: Date
    changed_by: string | null
    province_code: string
    regency_code: string
    settings: Json<'letter_settings.settings'>
    version: number
  }
  module: {
    created_at: Date
    created_by: string | null
    id: string
    owner: string
    title: Json<'module.title'>
  }
  module_configuration: {
    changed_at: Date
    changed_by: string
    module_id: string
    region_code: string
    settings: Json<'module_configuration.settings'>
    version: number
  }
  module_key: {
    key_id: string
    label: string
    owner_id: string | null
    public_key: string
    revoked_at: Date | null
    revoked_by: string | null
    revoked_reason: string | null
    valid_from: Date
    valid_until: Date | null
  }
  module_load_report: {
    arm: string
    at: Date
    cls: number | null
    duration_ms: number
    id: string
    inp: number | null
    lcp: number | null
    module_id: string
    outcome: string
    phase: string
    version: string
  }
  module_pin: {
    at: Date
    by: string
    module_id: string
    reason: string
    region_code: string
    release_id: string
  }
  module_record: {
    collection: string
    created_at: Date
    created_by: string | null
    data_key: Buffer
    district_code: string | null
    id: string
    module_id: string
    province_code: string
    regency_code: string
    region_code: string
    sealed: Buffer
    updated_at: Date
    version: number
    village_code: string | null
  }
  module_release: {
    base_path: string
    digest: string
    findings: Json<'module_release.findings'>
    id: string
    manifest: Json<'module_release.manifest'>
    module_id: string
    published_at: Date
    published_by: string | null
    sizes: Json<'module_release.sizes'> | null
    version: string
  }
  module_release_signature: {
    check_json: Buffer | null
    key_id: string
    module_id: string
    module_json: Buffer
    release_id: string
    signature: string
  }
  module_rollout: {
    bucket_by: 'region' | 'user'
    changed_at: Date
    created_at: Date
    created_by: string
    id: string
    judged_from: Date
    module_id: string
    province_code: string
    reason: string | null
    release_id: string
    rules: Json<'module_rollout.rules'>
    status: 'running' | 'paused' | 'finished' | 'reverted'
    verdict: Json<'module_rollout.verdict'> | null
    version: number
  }
  module_route: {
    module_id: string
    path: string
  }
  module_scope_grant: {
    at: Date
    by: string | null
    granted: string[]
    module_id: string
    province_code: string
  }
  module_service: {
    code: string
    module_id: string
  }
  module_suspension: {
    at: Date
    by: string | null
    module_id: string
    reason: string
    region_code: string
  }
  module_track: {
    module_id: string
    province_code: string
    release_id: string
    track: 'stable' | 'next'
  }
  module_track_change: {
    at: Date
    by: string | null
    cause: 'promoted' | 'rolled-back' | 'rollout-finished' | 'published'
    id: string
    module_id: string
    province_code: string
    reason: string | null
    release_id: string
    rolled_back_at: Date | null
    rolled_back_by: string | null
    track: string
  }
  name_word: {
    word: string
  }
  note: {
    application_id: string
    author_id: string | null
    created_at: Date
    created_by: string | null
    district_code: string
    id: string
    province_code: string
    regency_code: string
    sealed: Buffer
    village_code: string
  }
  notice: {
    application_id: string
    attempts: number
    channel: string
    event_seq: number
    id: string
    message_ids: string[]
    recorded_at: Date
    status: 'sent' | 'failed' | 'no-contact' | 'stopped' | 'queued'
    template: string
  }
  notice_template: {
    body: string
    changed_at: Date
    changed_by: string
    language: Language
    province_code: string
    template: string
    version: number
  }
  official_letter: {
    application_id: string | null
    content: Json<'official_letter.content'>
    day: string
    id: string
    issued_at: Date
    issued_by: string
    kind: 'decision' | 'travelOrder'
    number: string
    province_code: string
    regency_code: string
    sealed: Buffer | null
    sequence: number
    trip_id: string | null
    year: number
  }
  outbox: {
    available_at: Date
    created_at: Date
    dispatched_at: Date | null
    id: string
    payload: Json<'outbox.payload'>
    set_aside: string | null
    topic: string
  }
  personal_record: {
    applicant_name: string | null
    application_id: string
    created_by: string | null
    data_key: Buffer | null
    district_code: string
    email_index: Buffer | null
    envelope: Buffer | null
    erased_at: Date | null
    erased_for: string | null
    id: string
    kk_index: Buffer | null
    name_words: string[]
    nik_index: Buffer | null
    phone_index: Buffer | null
    province_code: string
    regency_code: string
    subject_name: string | null
    village_code: string
  }
  planning_run: {
    accepted_at: Date | null
    accepted_by: string | null
    created_at: Date
    created_by: string
    demand: Json<'planning_run.demand'> | null
    ends_on: string
    findings: Json<'planning_run.findings'>
    id: string
    name: string
    problem: Json<'planning_run.problem'> | null
    progress: Json<'planning_run.progress'>
    proposals: Json<'planning_run.proposals'>
    province_code: string
    settings: Json<'planning_run.settings'>
    starts_on: string
    status: 'queued' | 'running' | 'done' | 'cancelled' | 'failed'
    trip_ids: string[]
    version: number
  }
  queue_counter: {
    last_number: number
    on_date: string
    regency_code: string
  }
  queue_ticket: {
    application_id: string | null
    called_at: Date | null
    called_by: string | null
    calls: number
    counter: number | null
    ended_at: Date | null
    hour: number
    id: string
    kind: 'presence' | 'pickup' | 'other'
    number: number
    on_date: string
    province_code: string
    regency_code: string
    status: 'waiting' | 'called' | 'served' | 'absent' | 'cancelled'
    taken_at: Date
    taken_by: 'citizen' | 'officer'
    version: number
  }
  rate_limit: {
    expire: number | null
    key: string
    points: number
  }
  region: {
    access: string | null
    code: string
    is_border: boolean
    latitude: number | null
    level: 'province' | 'regency' | 'district' | 'village'
    longitude: number | null
    name: string
    office: Json<'region.office'>
    parent_code: string | null
    province_code: string
    regency_code: string | null
    status: 'preparing' | 'active' | 'paused' | null
    time_zone: string
    version: number
  }
  region_geometry: {
    imported_at: Date
    polygons: Json<'region_geometry.polygons'>
    region_code: string
    source: string
  }
  report_delta: {
    amount: number
    bucket: number
    channel: string
    district_code: string
    id: number
    metric: 'submitted' | 'incomplete' | 'completed' | 'rejected' | 'withdrawn' | 'merged' | 'within_deadline' | 'with_deadline' | 'corrections' | 'days' | 'waiting_days' | 'citizen_days' | 'moves'
    month: string
    province_code: string
    regency_code: string
    service_code: string
  }
  report_figure: {
    amount: number | null
    bucket: number | null
    channel: string | null
    district_code: string | null
    metric: string | null
    month: string | null
    province_code: string | null
    regency_code: string | null
    service_code: string | null
  }
  report_rollup: {
    amount: number
    bucket: number
    channel: string
    district_code: string
    metric: 'submitted' | 'incomplete' | 'completed' | 'rejected' | 'withdrawn' | 'merged' | 'within_deadline' | 'with_deadline' | 'corrections' | 'days' | 'waiting_days' | 'citizen_days' | 'moves'
    month: string
    province_code: string
    regency_code: string
    service_code: string
  }
  saved_reason: {
    body: string
    created_at: Date
    created_by: string
    id: string
    kind: 'correction' | 'rejection'
    province_code: string
    regency_code: string
  }
  service_charter: {
    changed_at: Date
    changed_by: string
    province_code: string
    regency_code: string
    signed_by: string
    signed_on: string
    version: number
    words: Json<'service_charter.words'>
  }
  service_definition: {
    code: string
    definition: Json<'service_definition.definition'>
    is_current: boolean
    published_at: Date
    version: number
  }
  session: {
    created_at: Date
    expires_at: Date
    id_hash: Buffer
    last_seen_at: Date
    user_id: string
  }
  siak_check: {
    application_id: string
    checked_at: Date
    checked_by: string
    created_by: string | null
    district_code: string
    field: string
    id: string
    province_code: string
    regency_code: string
    result: 'match' | 'mismatch' | 'not_found'
    sealed: Buffer | null
    village_code: string
  }
  signed_statement: {
    application_id: string
    channel: 'whatsapp' | 'sms' | 'email'
    form: string
    id: string
    province_code: string
    regency_code: string
    sealed: Buffer
    signed_at: Date
    text_hash: Buffer
    version: string
  }
  survey_answer: {
    answered_at: Date
    application_id: string
    channel: string
    province_code: string
    regency_code: string
    scores: Json<'survey_answer.scores'>
    sealed_comment: Buffer | null
  }
  survey_respondent: {
    age_group: string | null
    education: string | null
    id: string
    month: string
    occupation: string | null
    province_code: string
    regency_code: string
    sex: string | null
  }
  survey_words: {
    changed_at: Date
    changed_by: string
    elements: Json<'survey_words.elements'>
    province_code: string
    version: number
  }
  team: {
    id: string
    is_active: boolean
    longest_days: number | null
    member_ids: string[]
    name: string
    province_code: string
    regency_code: string | null
    skills: string[]
    version: number
  }
  team_leave: {
    created_by: string
    from_on: string
    id: string
    kind: 'annual' | 'training' | 'duty' | 'private'
    note: string
    province_code: string
    regency_code: string | null
    team_id: string
    until_on: string
    user_id: string | null
    version: number
  }
  transfer: {
    application_id: string
    decided_at: Date | null
    decided_by: string | null
    from_regency_code: string
    id: string
    province_code: string
    requested_at: Date
    requested_by: string
    sealed: Buffer
    status: 'requested' | 'accepted' | 'refused' | 'cancelled'
    to_regency_code: string
    to_village_code: string
  }
  travel_leg: {
    closures: Json<'travel_leg.closures'>
    code: string
    from_id: string
    id: string
    is_both_ways: boolean
    is_estimate: boolean
    minutes: number
    mode: 'road' | 'river' | 'sea' | 'air' | 'foot'
    months: number[] | null
    most_kilograms: number | null
    most_people: number | null
    note: string
    profiles: string[]
    province_code: string
    rupiah_per_person: number
    rupiah_per_trip: number
    timetable: Json<'travel_leg.timetable'>
    timetable_back: Json<'travel_leg.timetable_back'>
    to_id: string
    version: number
  }
  travel_node: {
    code: string
    id: string
    is_estimate: boolean
    kind: 'office' | 'jetty' | 'airstrip' | 'village' | 'other'
    latitude: number | null
    longitude: number | null
    name: string
    province_code: string
    version: number
    village_code: string | null
  }
  trip: {
    check_code: string | null
    created_at: Date
    created_by: string
    ends_on: string
    finished_at: Date | null
    id: string
    kit_id: string | null
    kit_serial: string | null
    name: string
    order_basis: string[] | null
    province_code: string
    regency_codes: string[]
    started_at: Date | null
    starts_on: string
    status: 'draft' | 'approved' | 'under_way' | 'done' | 'cancelled'
    team_id: string | null
    team_name: string | null
    travel_order_number: string | null
    version: number
  }
  trip_cost: {
    id: string
    kind: 'fuel' | 'boat' | 'plane' | 'road' | 'per_diem' | 'lodging' | 'other'
    note: string
    position: number
    province_code: string
    rupiah: number
    trip_id: string
  }
  trip_member: {
    id: string
    name: string
    position: number
    province_code: string
    role: string
    trip_id: string
    user_id: string | null
  }
  trip_stop: {
    approved_at: Date | null
    approved_by: string | null
    arrival_time: string | null
    district_code: string
    id: string
    on_date: string
    place: string
    position: number
    province_code: string
    regency_code: string
    skip_reason: 'unreachable' | 'day_lost' | 'kit_broken' | 'no_time' | null
    skipped_at: Date | null
    trip_id: string
    village_code: string
  }
  trip_unserved: {
    reason: 'not_reached' | 'unreachable' | 'day_lost' | 'kit_broken' | 'no_time'
    recorded_at: Date
    stop_id: string | null
    trip_id: string
    visit_request_id: string
  }
  upload: {
    blob: string | null
    claimed_by: string | null
    conversation_id: string | null
    created_at: Date
    id: string
    media_type: string | null
    offered_until: Date | null
    opened_at: Date | null
    refusal: string | null
    size: number
    status: 'receiving' | 'ready' | 'refused'
  }
  user_role: {
    id: string
    region_code: string | null
    role: string
    user_id: string
  }
  visit: {
    central_status: string | null
    district_code: string
    done_at: Date
    id: string
    kit_id: string | null
    kit_serial: string | null
    outcome: 'done' | 'absent' | 'refused' | 'rescheduled'
    people_served: number | null
    province_code: string
    recorded_at: Date
    recorded_by: string
    regency_code: string
    sealed: Buffer | null
    stop_id: string | null
    trip_id: string | null
    village_code: string
    visit_request_id: string
  }
  visit_notice: {
    address_index: Buffer | null
    at_place: string
    at_time: string
    channel: string
    id: string
    kind: 'planned' | 'moved' | 'place_changed' | 'called_off'
    message_ids: string[]
    number: number
    on_date: string
    recorded_at: Date
    status: 'sent' | 'no-contact' | 'stopped' | 'withdrawn'
    trip_id: string
    visit_request_id: string
  }
  visit_request: {
    absences: number
    application_id: string | null
    base_score: number
    consent_at: Date | null
    coverage_points: number
    created_by: string | null
    data_key: Buffer | null
    district_code: string
    household_id: string | null
    id: string
    kk_index: Buffer | null
    mode: 'village' | 'home'
    people_count: number
    phone_index: Buffer | null
    priority_version: number
    province_code: string
    purpose: 'enrolment' | 'assistance' | 'handover'
    regency_code: string
    replied_at: Date | null
    reply: 'confirmed' | 'another_day' | null
    reply_sealed: Buffer | null
    requested_at: Date
    sealed: Buffer | null
    source: 'application' | 'citizen' | 'village' | 'school' | 'hospital' | 'prison' | 'coverage' | 'other'
    status: 'open' | 'planned' | 'visited' | 'cancelled'
    stop_id: string | null
    trip_id: string | null
    unserved: number
    version: number
    village_code: string
  }
}

/** Columns that an insert may leave out: they have a default, or may be null. */
export type OptionalColumns = {
  access_grant: 'revoked_at'
  account_code: 'answered_at' | 'sent_at'
  account_session: never
  app_user: 'auth_version' | 'created_at' | 'grade' | 'language' | 'nip' | 'password_hash' | 'province_code' | 'regency_code' | 'version'
  application: 'approval_required' | 'approved_by' | 'arrival_of' | 'arrival_until' | 'assignee_id' | 'assisted_by' | 'closed_at' | 'closed_reason' | 'copied_from' | 'correction' | 'created_by' | 'domicile_village_code' | 'due_at' | 'first_due_at' | 'lacks' | 'language' | 'last_seq' | 'merged_into' | 'move_regency_code' | 'presence_done' | 'presence_mode' | 'priority' | 'unanswered_since' | 'verified_by' | 'version'
  application_draft: 'application_id' | 'data_key' | 'envelope' | 'erased_at' | 'erased_for'
  application_event: 'actor_id' | 'channel' | 'created_by' | 'data' | 'from_status' | 'schema_version' | 'sealed' | 'to_status'
  application_message: 'author_id' | 'created_by' | 'read_at'
  application_product: 'attachment_id' | 'created_by' | 'handed_over_at' | 'handover_method' | 'has_number' | 'number_index' | 'pickup_place' | 'sealed'
  attachment: 'blob' | 'created_by' | 'erased_at' | 'erased_for' | 'kind' | 'replaced_at'
  audit_entry: 'actor_id' | 'correlation_id' | 'detail' | 'province_code' | 'regency_code'
  baseline: 'regency_code'
  calendar_feed: 'last_read_at' | 'subject'
  call_back: 'done_at' | 'done_by' | 'last_tried_at' | 'last_tried_by' | 'outcome' | 'tries' | 'upload_id'
  channel_state: 'detail' | 'last_inbound_at' | 'last_outbound_at'
  channel_test: 'code' | 'finished_at' | 'province_code' | 'reason' | 'sealed_address' | 'sealed_words' | 'state' | 'template'
  complaint: 'answered_at' | 'application_id' | 'assignee_id' | 'assignee_role' | 'closed_at' | 'closed_by' | 'closes_at' | 'conversation_id' | 'created_by' | 'data_key' | 'due_at' | 'forwarded_at' | 'sealed' | 'sp4n_number' | 'status' | 'version'
  complaint_entry: 'assignee_id' | 'assignee_role' | 'author_id' | 'kind_after' | 'kind_before' | 'sealed'
  complaint_escalation: never
  complaint_notice: never
  conversation: 'address_index' | 'data_key' | 'dialogue' | 'envelope' | 'erased_at' | 'erased_for' | 'handled_by' | 'language' | 'last_inbound_at' | 'notices_stopped_at' | 'officer_id' | 'unread' | 'verified_at' | 'version' | 'wants_person_since'
  conversation_application: never
  conversation_message: 'application_id' | 'attempts' | 'author_id' | 'failure' | 'identities' | 'sealed' | 'upload_ids'
  data_incident: 'agency_told_at' | 'closed_at' | 'escalated_at' | 'people_told_at' | 'version' | 'warned_at'
  data_incident_entry: never
  data_protection_contact: 'changed_at' | 'changed_by' | 'version'
  data_request: 'application_id' | 'contact_index' | 'data_key' | 'envelope' | 'escalated_at' | 'handled_at' | 'handled_by' | 'outcome' | 'status' | 'told_at' | 'version' | 'warned_at'
  delegate: 'created_by' | 'decided_at' | 'decided_by' | 'sealed' | 'status' | 'version'
  duplicate_pair: 'decided_at' | 'decided_by' | 'decision'
  escalation: never
  handover: 'attachment_id' | 'carrier' | 'created_by' | 'method' | 'proof' | 'received_at' | 'recipient' | 'sent_at'
  holiday: 'regency_code'
  holiday_year: 'regency_code'
  idempotency: 'created_at' | 'resource_id'
  inbound_identity: 'digest'
  inbound_message: 'handled_at'
  invitation: 'used_at'
  kept_version: never
  kit: 'blanks' | 'blanks_low' | 'regency_code' | 'ribbons' | 'ribbons_low' | 'state' | 'version'
  kit_maintenance: 'note' | 'regency_code' | 'version'
  ktp_coverage: 'version'
  letter_counter: never
  letter_settings: 'changed_at' | 'changed_by' | 'version'
  module: 'created_at' | 'created_by'
  module_configuration: 'version'
  module_key: 'owner_id' | 'revoked_at' | 'revoked_by' | 'revoked_reason' | 'valid_until'
  module_load_report: 'arm' | 'at' | 'cls' | 'inp' | 'lcp' | 'phase'
  module_pin: never
  module_record: 'created_by' | 'version'
  module_release: 'findings' | 'id' | 'published_at' | 'published_by' | 'sizes'
  module_release_signature: 'check_json'
  module_rollout: 'reason' | 'status' | 'verdict' | 'version'
  module_route: never
  module_scope_grant: 'by'
  module_service: never
  module_suspension: 'by'
  module_track: 'province_code'
  module_track_change: 'by' | 'reason' | 'rolled_back_at' | 'rolled_back_by'
  name_word: never
  note: 'author_id' | 'created_by'
  notice: 'attempts' | 'message_ids' | 'recorded_at'
  notice_template: 'version'
  official_letter: 'application_id' | 'sealed' | 'trip_id'
  outbox: 'available_at' | 'created_at' | 'dispatched_at' | 'set_aside'
  personal_record: 'applicant_name' | 'created_by' | 'data_key' | 'email_index' | 'envelope' | 'erased_at' | 'erased_for' | 'kk_index' | 'name_words' | 'nik_index' | 'phone_index' | 'subject_name'
  planning_run: 'accepted_at' | 'accepted_by' | 'demand' | 'findings' | 'problem' | 'progress' | 'proposals' | 'status' | 'trip_ids' | 'version'
  queue_counter: never
  queue_ticket: 'application_id' | 'called_at' | 'called_by' | 'calls' | 'counter' | 'ended_at' | 'status' | 'version'
  rate_limit: 'expire' | 'points'
  region: 'access' | 'is_border' | 'latitude' | 'longitude' | 'office' | 'parent_code' | 'regency_code' | 'status' | 'time_zone' | 'version'
  region_geometry: never
  report_delta: 'id'
  report_figure: 'amount' | 'bucket' | 'channel' | 'district_code' | 'metric' | 'month' | 'province_code' | 'regency_code' | 'service_code'
  report_rollup: never
  saved_reason: never
  service_charter: 'version'
  service_definition: 'is_current' | 'published_at'
  session: never
  siak_check: 'created_by' | 'sealed'
  signed_statement: never
  survey_answer: 'sealed_comment'
  survey_respondent: 'age_group' | 'education' | 'id' | 'occupation' | 'sex'
  survey_words: 'version'
  team: 'is_active' | 'longest_days' | 'member_ids' | 'regency_code' | 'skills' | 'version'
  team_leave: 'note' | 'regency_code' | 'user_id' | 'version'
  transfer: 'decided_at' | 'decided_by'
  travel_leg: 'closures' | 'months' | 'most_kilograms' | 'most_people' | 'note' | 'timetable' | 'timetable_back' | 'version'
  travel_node: 'latitude' | 'longitude' | 'version' | 'village_code'
  trip: 'check_code' | 'finished_at' | 'kit_id' | 'kit_serial' | 'order_basis' | 'regency_codes' | 'started_at' | 'status' | 'team_id' | 'team_name' | 'travel_order_number' | 'version'
  trip_cost: never
  trip_member: 'user_id'
  trip_stop: 'approved_at' | 'approved_by' | 'arrival_time' | 'skip_reason' | 'skipped_at'
  trip_unserved: 'stop_id'
  upload: 'blob' | 'claimed_by' | 'conversation_id' | 'created_at' | 'media_type' | 'offered_until' | 'opened_at' | 'refusal'
  user_role: 'region_code'
  visit: 'central_status' | 'kit_id' | 'kit_serial' | 'people_served' | 'sealed' | 'stop_id' | 'trip_id'
  visit_notice: 'address_index' | 'id' | 'message_ids'
  visit_request: 'absences' | 'application_id' | 'consent_at' | 'coverage_points' | 'created_by' | 'data_key' | 'household_id' | 'kk_index' | 'people_count' | 'phone_index' | 'replied_at' | 'reply' | 'reply_sealed' | 'sealed' | 'status' | 'stop_id' | 'trip_id' | 'unserved' | 'version'
}

/** Columns that the database alone writes. */
export type GeneratedColumns = {
  complaint: 'ordinary_district_code' | 'ordinary_province_code' | 'ordinary_regency_code'
  module_record: 'district_code' | 'province_code' | 'regency_code' | 'village_code'
}

/** Columns whose values travel as JSON. */
export const jsonColumns: Readonly<Partial<Record<keyof Tables, ReadonlySet<string>>>> = {
  application: new Set(['correction', 'lacks']),
  application_event: new Set(['data']),
  audit_entry: new Set(['detail']),
  data_request: new Set(['outcome']),
  letter_settings: new Set(['settings']),
  module: new Set(['title']),
  module_configuration: new Set(['settings']),
  module_release: new Set(['findings', 'manifest', 'sizes']),
  module_rollout: new Set(['rules', 'verdict']),
  official_letter: new Set(['content']),
  outbox: new Set(['payload']),
  planning_run: new Set(['demand', 'findings', 'problem', 'progress', 'proposals', 'settings']),
  region: new Set(['office']),
  region_geometry: new Set(['polygons']),
  service_charter: new Set(['words']),
  service_definition: new Set(['definition']),
  survey_answer: new Set(['scores']),
  survey_words: new Set(['elements']),
  travel_leg: new Set(['closures', 'timetable', 'timetable_back']),
}
