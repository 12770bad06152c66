/** The day of the visit that is planned for an application, while it awaits one. */
export const visitOn = (application: string): string =>
  `case when ${application}.status = 'awaiting_presence' then (select v.on_date from app_visit_appointment(${application}.id) v limit 1) end`

/**
 * `readyAsOf` of an application that is ready, in SQL. What is ready has a file, a link or a place where it is collected, and a
 * link is sealed: what has neither a file nor a place has a link.
 */
export const readyAs = (application: string): string => `case when ${application}.status = 'ready' then (
  select case when count(*) = 0 then 'nothing' when bool_and(is_downloaded) then 'download' when bool_or(is_downloaded) then 'both' else 'pickup' end
  from (select d.attachment_id is not null or (d.format = 'pdf' and d.pickup_place is null) as is_downloaded
        from application_product d where d.application_id = ${application}.id and d.format <> 'record') given) end`
