"""What is arranged to support me, who may read it, and who did."""

from participants import support
from participants.views.my_own import OwnView


class MySupport(OwnView):
    def get(self, request, involvement_id):
        arrangement = support.of_person(self.involvement)
        context = {"arrangement": arrangement}
        if arrangement:
            context |= {
                "rows": support.written(arrangement),
                "who_reads": support.who_reads(arrangement),
                "events": arrangement.events.select_related("by", "whom")[:50],
            }
        return self.page("participants/my_support.html", context)
