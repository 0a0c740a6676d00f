/* Findings as tuples of Python. */
#include "native.h"

static PyObject* position_give(ocpv_position place) {
  return Py_BuildValue("(IIK)", place.line, place.column, (unsigned long long)place.byte);
}

static PyObject* range_give(ocpv_range range) {
  return Py_BuildValue("(NN)", position_give(range.start), position_give(range.end));
}

static PyObject* expected_give(ocpv_report* report, size_t index, size_t nth, ocpv_language language) {
  (void)language; /* A value is the same in all. */
  ocpv_string value = {0};
  ocpv_status status = ocpv_report_expected(report, index, nth, &value);
  return status == OCPV_OK ? text_give(value) : fail(status, "");
}

static PyObject* related_give(ocpv_report* report, size_t index, size_t nth, ocpv_language language) {
  (void)language;
  ocpv_related related;
  ocpv_related_init(&related, sizeof related);
  ocpv_status status = ocpv_report_related(report, index, nth, &related);
  if (status != OCPV_OK) {
    return fail(status, "");
  }
  return Py_BuildValue("(iNN)", related.role, text_give(related.pointer), range_give(related.range));
}

static PyObject* edits_give(ocpv_report* report, size_t index, size_t nth, size_t count) {
  PyObject* list = PyList_New(0);
  for (size_t i = 0; list != NULL && i < count; ++i) {
    ocpv_edit edit;
    ocpv_edit_init(&edit, sizeof edit);
    ocpv_status status = ocpv_report_edit(report, index, nth, i, &edit);
    PyObject* one = status != OCPV_OK ? fail(status, "")
                                      : Py_BuildValue("(KKN)", (unsigned long long)edit.byte_start,
                                                      (unsigned long long)edit.byte_end, text_give(edit.insert));
    if (one == NULL || PyList_Append(list, one) != 0) {
      Py_CLEAR(list);
    }
    Py_XDECREF(one);
  }
  return list;
}

static PyObject* suggestion_give(ocpv_report* report, size_t index, size_t nth, ocpv_language language) {
  ocpv_suggestion suggestion;
  ocpv_suggestion_init(&suggestion, sizeof suggestion);
  ocpv_string text = {0};
  ocpv_status status = ocpv_report_suggestion_text(report, index, nth, language, &text);
  if (status == OCPV_OK) {
    status = ocpv_report_suggestion(report, index, nth, &suggestion);
  }
  if (status != OCPV_OK) {
    return fail(status, "");
  }
  return Py_BuildValue("(NNNN)", text_give(text), text_give(suggestion.value), PyBool_FromLong(suggestion.is_certain),
                       edits_give(report, index, nth, suggestion.edit_count));
}

typedef PyObject* (*Give)(ocpv_report* report, size_t index, size_t nth, ocpv_language language);

static PyObject* each_give(Give give, ocpv_report* report, size_t index, size_t count, ocpv_language language) {
  PyObject* list = PyList_New(0);
  for (size_t nth = 0; list != NULL && nth < count; ++nth) {
    PyObject* one = give(report, index, nth, language);
    if (one == NULL || PyList_Append(list, one) != 0) {
      Py_CLEAR(list);
    }
    Py_XDECREF(one);
  }
  return list;
}

static PyObject* finding_give(ocpv_report* report, size_t index, ocpv_language language) {
  ocpv_diagnostic d;
  ocpv_diagnostic_init(&d, sizeof d);
  ocpv_string message = {0};
  ocpv_status status = ocpv_report_diagnostic(report, index, &d);
  if (status == OCPV_OK) {
    status = ocpv_report_message(report, index, language, &message);
  }
  if (status != OCPV_OK) {
    return fail(status, "");
  }
  return Py_BuildValue("(siiiNNNNNNNNINNNN)", ocpv_diagnostic_id_name(d.id), d.severity, d.strength, d.part,
                       text_give(message), text_give(d.pointer), text_give(d.field), range_give(d.range),
                       range_give(d.key_range), range_give(d.place), text_give(d.schema_pointer), text_give(d.doc_page),
                       d.doc_line, PyBool_FromLong(d.is_secret),
                       each_give(expected_give, report, index, d.expected_count, language),
                       each_give(related_give, report, index, d.related_count, language),
                       each_give(suggestion_give, report, index, d.suggestion_count, language));
}

PyObject* findings_give(ocpv_report* report, ocpv_language language) {
  size_t count = ocpv_report_diagnostic_count(report);
  PyObject* list = PyList_New(0);
  for (size_t i = 0; list != NULL && i < count; ++i) {
    PyObject* one = finding_give(report, i, language);
    if (one == NULL || PyList_Append(list, one) != 0) {
      Py_CLEAR(list);
    }
    Py_XDECREF(one);
  }
  return list;
}
