"""Who may see and judge a casebook that is served to others: kept beside it, and never part of it.

    people = People.of("sudan.reportedly")            # `sudan.reportedly.people`, or tables of their own on the server
    people.add("Jane Doe", "reviewer", password)      # InputError for a name that is taken or a weak password
    entered = people.log_in("jane doe", password, address)   # None where it is wrong or must wait
    people.session(entered.secret) -> Known | None    people.log_out(secret)
    people.token("Jane Doe", "read", days=90) -> the token, shown this once    people.by_token(token)
    people.change_password("Jane Doe", old, new, address, staying=secret)   # ends every other session
    people.shelf.save("Jane Doe", "North", "place=Karima")   # filters and visits, of this computer's user too

A casebook is copied, exported and handed on; passwords, sessions and tokens must not go with it. So a casebook in a
file has its people in a second file, and one on a server in tables that no export, backup or ledger knows of.
"""

from reportedly.people.people import People
from reportedly.people.records import Known, Listed, Scope
from reportedly.people.role import ROLES, Role
from reportedly.people.shelf import SavedFilter, Shelf, Visit

__all__ = ["ROLES", "Known", "Listed", "People", "Role", "SavedFilter", "Scope", "Shelf", "Visit"]
