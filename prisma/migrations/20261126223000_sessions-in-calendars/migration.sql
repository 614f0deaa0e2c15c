-- Sessions are occasions like all others: one model of who is invited to what (C1, C2).
DROP TABLE "session_occasion";
