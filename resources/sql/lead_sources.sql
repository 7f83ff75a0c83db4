-- The lead source recalled over lunch beside the CRM's, and what that comes to.
select interview, recalled, crm, verdict from source_check
