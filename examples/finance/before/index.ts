/** The same ledger, written twice by two teams: each half is sized by its own team's rule of thumb. */
import "./azure";
import "./google-cloud";
