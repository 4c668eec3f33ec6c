"""What the service and its processes say to each other: kinds of request, and what stands before requests and answers."""

from struct import Struct

KINDS = ("score", "annotate", "findings", "report", "line", "outlet", "check")
ASKED, ANSWERED = Struct(">BI"), Struct(">HI")
"""What stands before a request, the number of its kind and its length; and before an answer, its status and its length."""
READY = 100
"""The status of what a process says when it can be asked."""
