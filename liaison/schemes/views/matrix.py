"""The matrix of a day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.queries.matrix import matrix
from liaison.schemes.views.days import as_of


@require_GET
def show_matrix(request: PlaceRequest) -> HttpResponse:
    on, context = as_of(request)
    found = matrix(request.place.pk, on=on)
    return render(request, "schemes/matrix.html", context | {"matrix": found})
