-- Who may see what: row by row, for the owner of the tables too. What no policy allows, no function can do either.

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA lifeworld_study FROM PUBLIC;
REVOKE ALL ON SCHEMA lifeworld_study FROM PUBLIC;

ALTER TABLE lifeworld_study.version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lifeworld_study.login ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lifeworld_study.copy_member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lifeworld_study.step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lifeworld_study.blob ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lifeworld_study.blob_gone ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lifeworld_study.presence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lifeworld_study.turn ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- The owner, in whose name the functions work: steps are kept and emptied, never deleted.
CREATE POLICY owner_all ON lifeworld_study.version TO CURRENT_USER USING (true);
CREATE POLICY owner_all ON lifeworld_study.login TO CURRENT_USER USING (true);
CREATE POLICY owner_all ON lifeworld_study.copy_member TO CURRENT_USER USING (true);
CREATE POLICY owner_reads ON lifeworld_study.step FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_keeps ON lifeworld_study.step FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY owner_empties ON lifeworld_study.step FOR UPDATE TO CURRENT_USER USING (true);
CREATE POLICY owner_reads ON lifeworld_study.blob FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_keeps ON lifeworld_study.blob FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY owner_erases ON lifeworld_study.blob FOR DELETE TO CURRENT_USER USING (true);
CREATE POLICY owner_reads ON lifeworld_study.blob_gone FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_keeps ON lifeworld_study.blob_gone FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY owner_all ON lifeworld_study.presence TO CURRENT_USER USING (true);

-- The members.
CREATE POLICY members_read ON lifeworld_study.version FOR SELECT USING ((SELECT lifeworld_study.me()) IS NOT NULL);
CREATE POLICY members_read ON lifeworld_study.blob FOR SELECT USING ((SELECT lifeworld_study.me()) IS NOT NULL);
CREATE POLICY members_read ON lifeworld_study.presence FOR SELECT USING ((SELECT lifeworld_study.me()) IS NOT NULL);
CREATE POLICY members_read ON lifeworld_study.step FOR SELECT USING ((SELECT lifeworld_study.me()) IS NOT NULL);
