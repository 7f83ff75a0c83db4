"""One sentence for each fault of the world: what, where, what was kept, what to do."""

from winnotes.i18n import N_

SENTENCES = {
    "guide_unreadable": N_(
        "The guide “{file}” cannot be read ({reason}); the guide in use was kept. Mend the file or restore "
        "the original 22 questions."
    ),
    "guide_wrong": N_(
        "The guide “{file}” was not taken: {where}: {reason}. The guide in use was kept; mend that place and "
        "open it again."
    ),
    "disk_full": N_(
        "The disk is full, so “{file}” was not written; what was there before is untouched. Free some space "
        "and try again."
    ),
    "not_writable": N_(
        "“{file}” cannot be written here (no permission); nothing was changed. Choose another folder or "
        "change its permissions."
    ),
    "not_readable": N_(
        "“{file}” cannot be opened ({reason}); nothing was changed. Check the path and its permissions."
    ),
    "write_failed": N_(
        "“{file}” could not be written ({reason}); what was there before is untouched. Try again or choose "
        "another place."
    ),
    "no_room_aside": N_(
        "The merge could not set rows aside in “{folder}” ({reason}), so nothing was written. Free some space "
        "there, or set TMPDIR to a folder that has some, and try again."
    ),
    "database_locked": N_(
        "The notes in “{file}” are in use by another program; nothing was changed. Close the other WinNotes "
        "window and try again."
    ),
    "database_foreign": N_(
        "“{file}” is not a WinNotes database, so it was left untouched. Set WINNOTES_HOME to another folder "
        "or move that file away."
    ),
    "database_newer": N_(
        "The notes in “{file}” were written by a newer WinNotes, so they are open for reading only. Update "
        "WinNotes to write in them."
    ),
    "database_corrupt": N_(
        "The notes file “{file}” is damaged, so nothing more was written to it. Close WinNotes and open it again: "
        "it puts the file aside and restores what can be read."
    ),
    "erasure_unfinished": N_(
        "The words are erased from your notes, but not yet from every file beside them ({reason}). The next start of "
        "WinNotes goes on with it; close other windows and free some space."
    ),
    "database_damaged": N_(
        "The notes file was damaged; it was put aside as “{aside}”, {restored} of its entries were restored "
        "into a fresh one. Keep the damaged file until you have looked."
    ),
    "damage_found": N_(
        "Parts of the notes file “{file}” are damaged; what you type is kept. Close WinNotes and start it again: "
        "it restores those parts from the snapshots and all the rest from the file."
    ),
    "typed_beside": N_(
        "The notes file “{file}” is damaged and takes nothing more; what you type is kept beside it. Close "
        "WinNotes and start it again to bring everything together."
    ),
    "snapshot_failed": N_(
        "No safety copy could be made in “{folder}” ({reason}), so nothing else was done; your notes are kept. "
        "Free some space or check that folder's permissions."
    ),
    "folder_synced": N_(
        "The notes lie in “{folder}”, a folder that another program or computer syncs; there they may be mixed up "
        "or lost. Set WINNOTES_HOME to a folder on this computer and move them there."
    ),
    "database_vanished": N_(
        "The notes file “{file}” was gone or empty; {restored} entries were restored from the last snapshot. "
        "Look through them before you go on."
    ),
    "nothing_to_merge": N_(
        "There is no file to read. Name .csv or .winnotes files, or a folder that holds some."
    ),
    "merge_stays": N_(
        "The last merge cannot be undone any more: something was written on top of what came. Nothing was changed."
    ),
    "package_refused": N_(
        "“{file}” was not taken: line {line}: {reason}. Your notes were not changed; ask for the file again."
    ),
    "package_newer": N_(
        "“{file}” was written by a newer WinNotes, so it was not taken. Your notes were not changed; update "
        "WinNotes and open it again."
    ),
    "passphrase_needed": N_(
        "“{file}” is encrypted and no passphrase was given; nothing was changed. Open it again with its passphrase."
    ),
    "passphrase_wrong": N_(
        "This passphrase does not open “{file}”; nothing was changed. Type it again, or ask who sent the file."
    ),
    "sealing_missing": N_(
        "WinNotes cannot encrypt or decrypt on this computer ({reason} is missing); nothing was changed. Use another "
        "computer, or leave the passphrase out."
    ),
    "passphrase_empty": N_(
        "An empty passphrase keeps nothing secret; nothing was written. Choose some words."
    ),
    "passphrase_unreadable": N_(
        "“{file}” holds no passphrase that can be read ({reason}); nothing was changed. Write it there in UTF-8."
    ),
    "sealed_refused": N_(
        "“{file}” was not opened: {reason}. Your notes were not changed; ask for the file again."
    ),
    "not_sealable": N_(
        "“{file}” cannot be encrypted, so nothing was written. End it in .winnotes, or leave the passphrase out."
    ),
    "name_in_file_name": N_(
        "The file name “{file}” tells what is to be hidden, so nothing was written. Call it “{better}”."
    ),
    "csv_refused": N_(
        "“{file}” was not taken: row {row}, column {column}: {reason}. Your notes were not changed; mend that "
        "cell and try again."
    ),
    "not_csv": N_(
        "“{file}” is not a WinNotes team CSV ({reason}). Your notes were not changed; export it again with "
        "the profile “team”."
    ),
    "not_ours": N_(
        "“{file}” is neither a .winnotes file nor a team CSV. Your notes were not changed; ask for it as one of them."
    ),
    "header_map_wrong": N_(
        "The header map “{file}” was not taken: {where}: {reason}. Nothing was written; mend that place and try again."
    ),
    "deals_refused": N_(
        "“{file}” was not taken: row {row}, column {column}: {reason}. Nothing was imported; mend that place or say "
        "what the columns are, and try again."
    ),
    "deals_order_asked": N_(
        "“{file}” was not taken yet: row {row}, column {column}: “{example}” may be several days. Nothing was "
        "imported; say in which order days are written there: {orders}."
    ),
    "deals_won_asked": N_(
        "“{file}” was not taken yet: none of its stages ({words}) is known to mean that a deal was won. Nothing was "
        "imported; say which of them does."
    ),
    "no_such_deal": N_(
        "No deal matches “{wanted}”; nothing was changed. “winnotes deals list” shows them all."
    ),
    "several_deals": N_(
        "“{wanted}” fits {count} deals; nothing was changed. Use the id that “winnotes deals list” shows."
    ),
    "names_refused": N_(
        "{file} has no list that can be read; nothing was taken in. Its first column holds the names."
    ),
    "no_such_piece": N_(
        "No content piece is called “{wanted}”; nothing was changed. “winnotes content list” shows them all."
    ),
    "no_such_round": N_(
        "No round is called “{wanted}”; nothing was changed. “winnotes rounds list” shows them all."
    ),
    "several_rounds": N_("“{wanted}” fits {count} rounds; nothing was changed. Write more of the name."),
    "no_such_guide": N_(
        "No guide matches “{wanted}”; nothing was changed. “winnotes guide list” shows them all."
    ),
    "several_guides": N_(
        "“{wanted}” fits {count} guides; nothing was changed. Write more of its title or its id."
    ),
    "guide_key_taken": N_("There is a question with the key {key} already; nothing was changed."),
    "guide_last_question": N_("A guide has one question at least; this one stays. Reword it instead."),
    "guide_section_used": N_(
        "There are questions in “{section}”; it stays. Move them to another group first, then take it out."
    ),
    "guide_kind_frozen": N_(
        "“{question}” keeps its kind of answer: answers to it are read by it. Ask it anew to have another; the old "
        "answers stay under the old question."
    ),
    "guide_fields_frozen": N_(
        "“{question}” keeps its fields: lunches answered in them. Call them otherwise, or ask it anew to have others."
    ),
    "guide_codes_frozen": N_(
        "“{choice}” stays among the choices: it was offered at lunches. Reword it, or add others beside it."
    ),
    "agreement_left": N_(
        "A file or a safety copy holds this agreement already, so it stays; nothing was changed. Agree on something "
        "else instead."
    ),
    "no_lunch_code": N_(
        "“{typed}” is no lunch code; nothing was changed. It has three groups of three letters, as the other laptop "
        "shows it on F12."
    ),
    "no_such_interview": N_(
        "No interview matches “{wanted}”; nothing was changed. “winnotes list” shows them all."
    ),
    "several_interviews": N_(
        "“{wanted}” fits {count} interviews; nothing was changed. Use the id that “winnotes list” shows."
    ),
    "extra_missing": N_(
        "This needs {what}, which is not installed; nothing was published. Install it with: pip install "
        '"winnotes[{extra}]".'
    ),
    "archive_address_wrong": N_(
        "That is no address of a PostgreSQL and no folder; nothing was published. Write "
        "postgresql://user@server/database."
    ),
    "archive_password_shown": N_(
        "A password in the address would be seen by others, so nothing was published. Put it into PGPASSWORD or the "
        "file ~/.pgpass and leave it out there."
    ),
    "archive_password_wrong": N_(
        "“{server}” does not take the password, or got none; nothing was published. Put it into PGPASSWORD or the "
        "file ~/.pgpass."
    ),
    "archive_unreachable": N_(
        "No PostgreSQL answers at “{server}”, or it knows no such database or user; nothing was published. Check the "
        "address, and that the server runs."
    ),
    "archive_unencrypted": N_(
        "“{server}” takes no encrypted connection, so nothing was published. Have its encryption turned on, or add "
        "?sslmode=disable to the address."
    ),
    "archive_forbidden": N_(
        "You may not write in the schema “{schema}” of “{server}”; nothing was published. Ask for the right to "
        "create it, or to write in it, or name another with --schema."
    ),
    "archive_foreign": N_(
        "The schema “{schema}” of “{server}” holds tables that are not WinNotes's, so it was left untouched. Name "
        "another with --schema."
    ),
    "archive_newer": N_(
        "The archive in “{schema}” of “{server}” was made by a newer WinNotes, so nothing was published. Update "
        "WinNotes."
    ),
    "archive_schema_wrong": N_(
        "“{schema}” is no name for a schema; nothing was published. Use letters, digits and _."
    ),
    "archive_failed": N_(
        "“{server}” did not take the notes ({reason}); nothing was published. Try again, and tell whoever looks after "
        "the server."
    ),
    "archive_unreadable": N_(
        "“{file}” in that folder cannot be read as part of an archive; nothing was published. Choose another folder, "
        "or put that file right."
    ),
    "output_lost": N_(
        "What WinNotes answered could not be written ({reason}); your notes are kept. Free some space or send "
        "it elsewhere."
    ),
    "unknown_format": N_(
        "“{file}” names no format WinNotes writes; nothing was written. End it in .pdf, .csv or .winnotes."
    ),
}
